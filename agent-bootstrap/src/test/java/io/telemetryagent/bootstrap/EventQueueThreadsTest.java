package io.telemetryagent.bootstrap;

import static io.telemetryagent.bootstrap.AppThreads.calls;
import static io.telemetryagent.bootstrap.AppThreads.elsewhere;
import static io.telemetryagent.bootstrap.AppThreads.stack;
import static io.telemetryagent.bootstrap.EventKind.ENTRY;
import static io.telemetryagent.bootstrap.EventKind.EXIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.Received.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads, and what becomes of them. */
@Timeout(60)
class EventQueueThreadsTest {
  private static final int CAPACITY = 65_536;

  private final HandClock clock = new HandClock();
  private final EventQueue queue = waitingQueue(CAPACITY);
  private final Received received = new Received();

  @Test
  void oneBusyThread_mayUseTheWholeCapacity() {
    calls(stack(), queue, 1);
    received.drain(queue);
    SpanStack busy = stack();
    calls(busy, queue, CAPACITY / 2);
    assertThat(clock.naps).isEmpty();
  }

  @Test
  void drain_givesEachThreadAFairShare() {
    SpanStack busy = stack();
    calls(busy, queue, 10_000);
    SpanStack other = elsewhere(queue, 10);
    queue.drain(received);
    assertThat(received.all).filteredOn(seen -> seen.source() == other).hasSize(20);
    assertThat(received.all).filteredOn(seen -> seen.source() == busy).hasSize(1024);
  }

  @Test
  void drain_givesTheSharedRingAsMuchAsAllOthers() {
    calls(stack(), queue, 10_000);
    elsewhere(queue, 10_000);
    SharedBuffer shared = queue.sharedBuffer();
    for (int i = 0; i < 10_000; i++) {
      shared.offer(i, 0, 0, 0, 0, 0, 0, 0, null, null);
    }
    assertThat(queue.drain(received)).isEqualTo(2 * (1024 + 1024));
  }

  @Test
  void threadThatEnded_isForgottenOnceItsEventsAreWritten() {
    for (int i = 0; i < 100; i++) {
      elsewhere(queue, 100);
      queue.drain(received);
      queue.drain(received);
    }
    assertThat(received.all).hasSize(100 * 200);
    assertThat(queue.threads()).isZero();
    assertThat(queue.isFilling()).isFalse();
  }

  @Test
  void threadsThatEnded_holdNoMoreThanTheCapacity_whileTheWriterIsStalled() {
    EventQueue small = waitingQueue(10 * Chunk.EVENTS);
    for (int i = 0; i < 100; i++) {
      elsewhere(small, 1);
    }
    received.drain(small);
    assertThat(received.all).hasSize(10 * 2);
    assertThat(small.drops(ENTRY) + small.drops(EXIT)).isEqualTo(90 * 2);
    assertThat(clock.nappedNanos()).isLessThan(1_002_000_000L);
  }

  @Test
  void moreLiveThreadsThanPlaces_allTakePart() {
    EventQueue small = waitingQueue(2 * Chunk.EVENTS);
    clock.during(() -> received.drain(small));
    List<SpanStack> stacks = new ArrayList<>();
    List<Thread> parked = new ArrayList<>();
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < 20; i++) {
      Thread thread = new Thread(() -> await(end));
      thread.start();
      parked.add(thread);
      stacks.add(new SpanStack(thread));
    }
    for (int round = 0; round < 5; round++) {
      stacks.forEach(stack -> calls(stack, small, 1));
    }
    received.drain(small);
    assertThat(received.all).hasSize(20 * 5 * 2);
    assertThat(small.threads()).isEqualTo(20);
    assertThat(small.drops(ENTRY)).isZero();
    end.countDown();
    parked.forEach(AppThreads::join);
  }

  /** What the common pool of ForkJoin does to its threads after each task. */
  @Test
  void threadWhoseLocalsAreCleared_isLookedAfterOnce() {
    for (int task = 0; task < 1000; task++) {
      calls(stack(), queue, 1);
      received.drain(queue);
    }
    assertThat(received.all).hasSize(2000);
    assertThat(queue.threads()).isEqualTo(1);
  }

  @Test
  void threadWhoseLocalsAreCleared_endsItsOpenCallsAllTheSame() {
    SpanStack before = stack();
    Span open = before.enter(queue, 1);
    received.drain(queue);
    calls(stack(), queue, 1);
    received.drain(queue);
    before.exit(open, null);
    received.drain(queue);
    assertThat(received.all)
        .filteredOn(seen -> seen.source() == before)
        .extracting(Seen::kind)
        .containsExactly(ENTRY, EXIT);
  }

  private EventQueue waitingQueue(int capacity) {
    return new EventQueue(capacity, new Backpressure(true, 1_000_000_000, clock), 42);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
