package io.telemetryagent.bootstrap;

import static io.telemetryagent.bootstrap.EventKind.ENTRY;
import static io.telemetryagent.bootstrap.EventKind.EXIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telemetryagent.bootstrap.Received.Seen;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
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
      shared.offer(i, 0, 0, 0, 0, 0, 0, null, null);
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
    parked.forEach(EventQueueTest::join);
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
  void parkedWriter_isWokenByAnEighthOfTheCapacity() throws InterruptedException {
    Thread writer = parked(queue);
    calls(stack(), queue, CAPACITY / 16);
    join(writer);
    assertThat(queue.isFilling()).isTrue();
  }

  @Test
  void parkedWriter_isWokenByTheSharedRing() throws InterruptedException {
    Thread writer = parked(queue);
    SharedBuffer shared = queue.sharedBuffer();
    for (int i = 0; i <= CAPACITY / 8; i++) {
      shared.offer(i, 0, 0, 0, 0, 0, 0, null, null);
    }
    join(writer);
  }

  @Test
  void parkedWriter_isWokenBeforeTheAppWaits() throws InterruptedException {
    EventQueue full = waitingQueue(Chunk.EVENTS);
    calls(stack(), full, Chunk.EVENTS / 2);
    Thread writer = new Thread(() -> full.park(Long.MAX_VALUE));
    writer.start();
    join(writer);
    assertThat(full.isFilling()).isTrue();
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

  private static SpanStack stack() {
    return new SpanStack(Thread.currentThread());
  }

  /** Makes calls on a thread that has ended when this returns. */
  private static SpanStack elsewhere(EventQueue queue, int calls) {
    SpanStack[] stack = new SpanStack[1];
    Consumer<SpanStack> work = own -> calls(own, queue, calls);
    Thread thread =
        new Thread(
            () -> {
              stack[0] = stack();
              work.accept(stack[0]);
            });
    thread.start();
    join(thread);
    return stack[0];
  }

  private static void calls(SpanStack stack, EventQueue queue, int count) {
    for (int i = 0; i < count; i++) {
      stack.exit(stack.enter(queue, i), null);
    }
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

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
