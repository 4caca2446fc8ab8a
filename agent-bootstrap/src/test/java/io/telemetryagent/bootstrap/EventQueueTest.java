package io.telemetryagent.bootstrap;

import static io.telemetryagent.bootstrap.AppThreads.calls;
import static io.telemetryagent.bootstrap.AppThreads.stack;
import static io.telemetryagent.bootstrap.EventKind.ENTRY;
import static io.telemetryagent.bootstrap.EventKind.EXIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventQueueTest {
  private static final int CAPACITY = 65_536;
  private static final int ALL_FAIR_SHARES = 1 << 20;

  private final HandClock clock = new HandClock();
  private final EventQueue queue = waitingQueue(CAPACITY);
  private final Received received = new Received();

  @Test
  void capacity_isAtLeastOne() {
    assertThatThrownBy(() -> new EventQueue(0, true, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("capacity < 1: 0");
  }

  @Test
  void burst_ofSixtyThousandEvents_isTakenWithoutWaiting() {
    calls(stack(), queue, 30_000);
    assertThat(clock.naps).isEmpty();
    received.drain(queue);
    assertThat(received.all).hasSize(60_000);
    assertThat(queue.drops(ENTRY) + queue.drops(EXIT)).isZero();
  }

  @Test
  void stalledWriter_costsTheStallTimeOnce_thenEachEventIsDroppedAtOnce() {
    calls(stack(), queue, CAPACITY);
    assertThat(clock.nappedNanos()).isBetween(1_000_000_000L, 1_002_000_000L);
    received.drain(queue);
    long written = received.all.size();
    assertThat(written).isBetween((long) CAPACITY - Chunk.EVENTS, (long) CAPACITY);
    assertThat(queue.drops(ENTRY) + queue.drops(EXIT)).isEqualTo(2L * CAPACITY - written);
  }

  @Test
  void slowWriter_losesNothing() {
    clock.during(this::writeALittle);
    calls(stack(), queue, 2 * CAPACITY);
    received.drain(queue);
    assertThat(received.all).hasSize(4 * CAPACITY);
    assertThat(queue.drops(ENTRY) + queue.drops(EXIT)).isZero();
    assertThat(clock.naps).isNotEmpty();
  }

  @Test
  void writerThatRecovers_isWaitedForAgain() {
    SpanStack stack = stack();
    calls(stack, queue, CAPACITY);
    long dropped = queue.drops(ENTRY) + queue.drops(EXIT);
    clock.during(this::writeALittle);
    writeALittle();
    calls(stack, queue, CAPACITY);
    assertThat(queue.drops(ENTRY) + queue.drops(EXIT)).isEqualTo(dropped);
  }

  @Test
  void droppingQueue_neverWaits() {
    EventQueue dropping = new EventQueue(CAPACITY, new Backpressure(false, 1, clock), 42);
    calls(stack(), dropping, CAPACITY);
    assertThat(clock.naps).isEmpty();
    received.drain(dropping);
    assertThat(received.all.size() + dropping.drops(ENTRY) + dropping.drops(EXIT))
        .isEqualTo(2L * CAPACITY);
  }

  @Test
  void smallestQueue_works() {
    EventQueue smallest = waitingQueue(1);
    clock.during(() -> received.drain(smallest));
    calls(stack(), smallest, 1000);
    received.drain(smallest);
    assertThat(received.all).hasSize(2000);
  }

  @Test
  void payload_isNotKept() {
    WeakReference<Throwable> thrown = throwAway(stack());
    queue.drain((words, at, source, payload) -> {});
    assertThat(isCollected(thrown)).isTrue();
  }

  @Test
  void handlerThatThrows_costsItsOwnEventAlone() {
    calls(stack(), queue, 200);
    int[] count = new int[2];
    EventHandler failing =
        (words, at, source, payload) -> {
          if (++count[0] % 3 == 0) {
            count[1]++;
            throw new IllegalStateException();
          }
        };
    for (int i = 0; i < ALL_FAIR_SHARES && count[0] < 400; i++) {
      try {
        queue.drain(failing);
      } catch (IllegalStateException expected) {
        // The next drain goes on.
      }
    }
    assertThat(count).containsExactly(400, 133);
  }

  @Test
  void progress_isCounted() {
    queue.madeProgress();
    queue.madeProgress();
    assertThat(queue.progress()).isEqualTo(2);
  }

  private EventQueue waitingQueue(int capacity) {
    return new EventQueue(capacity, new Backpressure(true, 1_000_000_000, clock), 42);
  }

  /** One chunk's worth, and word that it is written. */
  private void writeALittle() {
    queue.drain(received);
    queue.madeProgress();
  }

  private WeakReference<Throwable> throwAway(SpanStack stack) {
    Throwable thrown = new Throwable();
    stack.exit(stack.enter(queue, 1), thrown);
    return new WeakReference<>(thrown);
  }

  private static boolean isCollected(WeakReference<?> reference) {
    for (int i = 0; i < 100 && reference.get() != null; i++) {
      System.gc();
    }
    return reference.get() == null;
  }
}
