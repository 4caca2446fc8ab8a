package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each event is written or counted, and those of one thread keep their order. */
@Timeout(120)
class EventQueueStressTest {
  private static final int CALLS = 300_000;
  private static final int EXCEPTION_EVERY = 100;

  private final Tally tally = new Tally();
  private final AtomicLong offered = new AtomicLong();
  private final AtomicLong thrown = new AtomicLong();

  @ParameterizedTest
  @CsvSource({"1,true", "2,true", "4,true", "64,true", "1,false", "2,false", "4,false", "64,false"})
  void eagerWriter(int threads, boolean waits) throws InterruptedException {
    EventQueue queue = new EventQueue(4096, waits, Long.MAX_VALUE, 42);
    List<Thread> app = start(queue, threads);
    while (isRunning(app)) {
      write(queue);
    }
    checkTally(queue);
    if (waits) {
      assertThat(drops(queue)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"1,true", "4,true", "64,true", "1,false", "4,false", "64,false"})
  void slowWriter(int threads, boolean waits) throws InterruptedException {
    EventQueue queue = new EventQueue(4096, waits, Long.MAX_VALUE, 42);
    List<Thread> app = start(queue, threads);
    while (isRunning(app)) {
      write(queue);
      queue.park(2_000_000);
    }
    checkTally(queue);
    if (waits) {
      assertThat(drops(queue)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"1,true", "2,true", "4,true", "64,true", "1,false", "2,false", "4,false", "64,false"})
  void stalledWriter_thatRecoversAfterAll(int threads, boolean waits) throws InterruptedException {
    EventQueue queue = new EventQueue(4096, waits, 1_000_000, 42);
    for (Thread thread : start(queue, threads)) {
      thread.join();
    }
    checkTally(queue);
    assertThat(tally.received).isBetween(4096L - 64 * threads, 4096L);
  }

  @ParameterizedTest
  @CsvSource({"1,true", "4,true", "64,true", "1,false", "4,false", "64,false"})
  void writerThatStallsAndRecoversAgainAndAgain(int threads, boolean waits)
      throws InterruptedException {
    EventQueue queue = new EventQueue(4096, waits, 1_000_000, 42);
    List<Thread> app = start(queue, threads);
    long dropped = 0;
    while (isRunning(app)) {
      // Until something is dropped, or no one is left to wait for it.
      while (drops(queue) == dropped && isRunning(app)) {
        Thread.onSpinWait();
      }
      for (int i = 0; i < 20; i++) {
        write(queue);
      }
      dropped = drops(queue);
    }
    checkTally(queue);
  }

  private void write(EventQueue queue) {
    if (queue.drain(tally) > 0) {
      queue.madeProgress();
    }
  }

  private void checkTally(EventQueue queue) {
    while (queue.drain(tally) > 0) {}
    assertThat(tally.outOfOrder).isZero();
    assertThat(tally.received + drops(queue)).isEqualTo(offered.get());
    assertThat(tally.exceptions + queue.exceptionDrops()).isEqualTo(thrown.get());
    assertThat(queue.threads()).isZero();
    assertThat(queue.reservedChunks()).isZero();
  }

  private List<Thread> start(EventQueue queue, int threads) {
    CountDownLatch start = new CountDownLatch(threads);
    List<Thread> app = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                start.countDown();
                makeCalls(queue, CALLS / threads);
              });
      app.add(thread);
      thread.start();
    }
    return app;
  }

  /** One call in another, numbered, some of them left by an exception. */
  private void makeCalls(EventQueue queue, int count) {
    SpanStack stack = new SpanStack(Thread.currentThread());
    Exception exception = new Exception();
    for (int i = 0; i < count; i += 2) {
      Span outer = stack.enter(queue, i);
      stack.exit(stack.enter(queue, i + 1), i % EXCEPTION_EVERY == 0 ? exception : null);
      stack.exit(outer, null);
      offered.addAndGet(4);
      thrown.addAndGet(i % EXCEPTION_EVERY == 0 ? 1 : 0);
    }
  }

  private static boolean isRunning(List<Thread> threads) {
    return threads.stream().anyMatch(Thread::isAlive);
  }

  private static long drops(EventQueue queue) {
    return queue.drops(EventKind.ENTRY)
        + queue.drops(EventKind.EXIT)
        + queue.drops(EventKind.LOST_EXIT);
  }

  private static final class Tally implements EventHandler {
    private final Map<SpanStack, Integer> last = new HashMap<>();
    private long received;
    private long exceptions;
    private long outOfOrder;

    @Override
    public void onEvent(long[] words, int at, SpanStack source, Object payload) {
      received++;
      exceptions += payload == null ? 0 : 1;
      // Of a pair of calls i and i+1 the events are i, i+1, i+1, i.
      int method = EventKind.method(words[at]);
      int step = EventKind.kind(words[at]) == EventKind.ENTRY ? method & 1 : 3 - (method & 1);
      int order = (method >> 1) * 4 + step;
      Integer before = last.put(source, order);
      if (before != null && before >= order) {
        outOfOrder++;
      }
    }
  }
}
