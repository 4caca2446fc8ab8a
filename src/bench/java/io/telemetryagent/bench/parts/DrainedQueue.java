package io.telemetryagent.bench.parts;

import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.bootstrap.Volume;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A started Tracer whose events a thread takes from the queue and throws away. */
@State(Scope.Benchmark)
public class DrainedQueue {
  private static final int CAPACITY = 65_536;
  private static final long STALL_NANOS = 1_000_000_000L;

  private volatile boolean running;
  private Thread drainer;

  @Setup
  public void start() {
    EventQueue queue = new EventQueue(CAPACITY, true, STALL_NANOS, 42);
    running = true;
    drainer = new Thread(() -> drain(queue), "drainer");
    drainer.setDaemon(true);
    drainer.start();
    prepare(queue);
    Tracer.start(queue);
  }

  /** Says what is not to be recorded. */
  void prepare(EventQueue queue) {
    // All is recorded.
  }

  @TearDown
  public void stop() throws InterruptedException {
    Tracer.stop();
    running = false;
    drainer.join();
  }

  /** One that keeps no trace. */
  @State(Scope.Benchmark)
  public static class Unsampled extends DrainedQueue {
    @Override
    void prepare(EventQueue queue) {
      queue.volume(new Volume(0, 0, 0));
    }
  }

  /** One whose first method is damped. */
  @State(Scope.Benchmark)
  public static class Damped extends DrainedQueue {
    @Override
    void prepare(EventQueue queue) {
      queue.ledger().damp(TracerBenchmark.METHOD, 0);
    }
  }

  private void drain(EventQueue queue) {
    while (running) {
      if (queue.drain((words, at, source, payload) -> {}) == 0) {
        queue.park(1_000_000);
      } else {
        queue.madeProgress();
      }
    }
  }
}
