package io.telemetryagent.bootstrap;

import io.telemetryagent.bootstrap.Received.Seen;
import java.util.List;

/** Drains a queue on a thread of its own, as the writer does. */
final class Consumer {
  private final EventQueue queue;
  private final Received received = new Received();
  private final Thread thread = new Thread(this::run, "consumer");
  private volatile boolean stopping;

  Consumer(EventQueue queue) {
    this.queue = queue;
    thread.start();
  }

  /** Ends the thread once the queue is empty; all that came. */
  List<Seen> allReceived() throws InterruptedException {
    stopping = true;
    queue.wakeWriter();
    thread.join();
    received.drain(queue);
    return received.all;
  }

  private void run() {
    while (!stopping) {
      if (queue.drain(received) == 0) {
        queue.park(1_000_000);
      }
      queue.madeProgress();
    }
  }
}
