package io.telemetryagent.bootstrap;

import static io.telemetryagent.bootstrap.AppThreads.calls;
import static io.telemetryagent.bootstrap.AppThreads.join;
import static io.telemetryagent.bootstrap.AppThreads.stack;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A writer with nothing to do sleeps until there is. */
@Timeout(60)
class ParkedWriterTest {
  private static final int CAPACITY = 65_536;

  private final EventQueue queue = waitingQueue(CAPACITY);

  @Test
  void parkedWriter_isWokenByAnEighthOfTheCapacity() {
    Thread writer = parked(queue);
    calls(stack(), queue, CAPACITY / 16);
    join(writer);
    assertThat(queue.isFilling()).isTrue();
  }

  @Test
  void parkedWriter_isWokenByTheSharedRing() {
    Thread writer = parked(queue);
    SharedBuffer shared = queue.sharedBuffer();
    for (int i = 0; i <= CAPACITY / 8; i++) {
      shared.offer(i, 0, 0, 0, 0, 0, 0, 0, null, null);
    }
    join(writer);
  }

  @Test
  void parkedWriter_isWokenBeforeTheAppWaits() {
    EventQueue full = waitingQueue(Chunk.EVENTS);
    calls(stack(), full, Chunk.EVENTS / 2);
    Thread writer = new Thread(() -> full.park(Long.MAX_VALUE));
    writer.start();
    join(writer);
    assertThat(full.isFilling()).isTrue();
  }

  private static EventQueue waitingQueue(int capacity) {
    return new EventQueue(capacity, new Backpressure(true, 1_000_000_000, new HandClock()), 42);
  }

  /** A thread that waits in {@link EventQueue#park}. */
  private static Thread parked(EventQueue queue) {
    Thread writer = new Thread(() -> queue.park(Long.MAX_VALUE));
    writer.start();
    while (writer.getState() != Thread.State.TIMED_WAITING
        && writer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return writer;
  }
}
