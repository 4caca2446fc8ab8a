package io.telemetryagent.bootstrap;

import static io.telemetryagent.bootstrap.EventKind.ENTRY;
import static io.telemetryagent.bootstrap.EventKind.EXIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.telemetryagent.bootstrap.Received.Seen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Calls that are counted and not recorded. */
@Timeout(120)
class DampedCallsTest {
  private static final int OUTER = 1;
  private static final int HOT = 300;
  private static final int INNER = 2;
  private static final int SLOT = 0;

  private final EventQueue queue = new EventQueue(1024, false, 0, 42);
  private final Ledger ledger = queue.ledger();
  private final SpanStack stack = new SpanStack(Thread.currentThread());

  @AfterEach
  void stop() {
    Tracer.stop();
  }

  @Test
  void dampedCall_isCounted_andItsCalleesBelongToItsCaller() {
    ledger.damp(HOT, SLOT);
    Span outer = enter(OUTER);
    Span hot = enter(HOT);
    stack.exit(enter(INNER), null);
    stack.exit(hot, null);
    stack.exit(outer, null);
    List<Seen> seen = Received.from(queue);
    assertThat(seen)
        .extracting(Seen::kind, Seen::method)
        .containsExactly(
            tuple(ENTRY, OUTER), tuple(ENTRY, INNER), tuple(EXIT, INNER), tuple(EXIT, OUTER));
    assertThat(seen.get(1).parentId()).isEqualTo(seen.get(0).spanId());
    assertThat(seen.get(2).parentId()).isEqualTo(seen.get(0).spanId());
    assertThat(ledger.calls(SLOT).calls).isEqualTo(1);
  }

  @Test
  void exchangesAndTasksOfADampedCall_belongToItsCaller() {
    ledger.damp(HOT, SLOT);
    enter(OUTER);
    long parent = stack.context().spanId;
    enter(HOT);
    assertThat(stack.context().spanId).isEqualTo(parent);
  }

  @Test
  void calleesOfADampedCall_thatBeginsATrace_areOneTraceWithoutParent() {
    ledger.damp(HOT, SLOT);
    Span hot = enter(HOT);
    stack.exit(enter(INNER), null);
    stack.exit(enter(INNER), null);
    stack.exit(hot, null);
    stack.exit(enter(INNER), null);
    List<Seen> seen = Received.from(queue);
    assertThat(seen).extracting(Seen::parentId).containsOnly(0L);
    assertThat(seen.get(2).traceLow()).isEqualTo(seen.get(0).traceLow());
    assertThat(seen.get(4).traceLow()).isNotEqualTo(seen.get(0).traceLow());
  }

  @Test
  void callThatWasOpenBefore_isRecordedToItsEnd() {
    Span hot = enter(HOT);
    ledger.damp(HOT, SLOT);
    stack.exit(hot, null);
    assertThat(Received.from(queue)).extracting(Seen::kind).containsExactly(ENTRY, EXIT);
    assertThat(ledger.calls(SLOT).calls).isZero();
  }

  @Test
  void callThatIsOpenWhenItsMethodIsLetGo_isCountedToItsEnd() {
    ledger.damp(HOT, SLOT);
    Span hot = enter(HOT);
    ledger.release(HOT);
    stack.exit(hot, new IllegalStateException());
    stack.exit(enter(HOT), null);
    assertThat(Received.from(queue)).extracting(Seen::kind).containsExactly(ENTRY, EXIT);
    CallSums sums = ledger.calls(SLOT);
    assertThat(sums.calls).isEqualTo(1);
    assertThat(sums.errors).isEqualTo(1);
    assertThat(sums.timed()).isEqualTo(1);
  }

  @Test
  void callsThatFail_areErrors_andCountedByType() {
    ledger.damp(HOT, SLOT);
    Throwable thrown = new IllegalStateException();
    for (int i = 0; i < 10; i++) {
      stack.exit(enter(HOT), i % 2 == 0 ? thrown : null);
    }
    assertThat(ledger.calls(SLOT).errors).isEqualTo(5);
    assertThat(ledger.dampedExceptions())
        .containsExactly(entry("java.lang.IllegalStateException", 5L));
    assertThat(ledger.unsampledExceptions()).isEmpty();
  }

  @Test
  void oneCallInSeven_isTimed() {
    ledger.damp(HOT, SLOT);
    long before = System.nanoTime();
    for (int i = 0; i < 700; i++) {
      stack.exit(enter(HOT), null);
    }
    long passed = System.nanoTime() - before;
    CallSums sums = ledger.calls(SLOT);
    assertThat(sums.timed()).isEqualTo(100);
    assertThat(sums.nanos).isBetween(100 * sums.shortestNanos, 100 * sums.longestNanos);
    assertThat(sums.nanos).isLessThanOrEqualTo(passed);
  }

  @Test
  void shortestAndLongest_areOfTheTimeSinceTheyWereAskedFor() {
    CallTally tally = new CallTally(false);
    tally.took(7);
    tally.took(5);
    tally.took(2_000_000_000);
    assertThat(sums(tally).shortestNanos).isEqualTo(5);
    tally.took(8);
    assertThat(sums(tally).shortestNanos).isEqualTo(8);
    tally.took(9);
    tally.took(8);
    CallSums last = sums(tally);
    assertThat(last.longestNanos).isEqualTo(9);
    assertThat(last.durations).containsExactly(5, 0, 0, 0, 0, 0, 0, 0, 1);
    assertThat(sums(tally).longestNanos).isNegative();
  }

  @Test
  void durations_areToldApartByPowersOfTen() {
    long[] limits = {100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    assertThat(CallSums.indexOf(0)).isZero();
    for (int i = 0; i < limits.length; i++) {
      assertThat(CallSums.indexOf(limits[i] - 1)).isEqualTo(i);
      assertThat(CallSums.indexOf(limits[i])).isEqualTo(i + 1);
    }
    assertThat(CallSums.indexOf(999_999_999)).isEqualTo(7);
    assertThat(CallSums.indexOf(1_000_000_000)).isEqualTo(8);
    assertThat(CallSums.indexOf(Long.MAX_VALUE)).isEqualTo(8);
  }

  @Test
  void exitThatWasLost_isCountedOnce() {
    ledger.damp(HOT, SLOT);
    Span outer = enter(OUTER);
    enter(HOT).lost = true;
    stack.exit(enter(INNER), null);
    stack.exit(outer, null);
    assertThat(ledger.calls(SLOT).timed()).isEqualTo(1);
    List<Seen> seen = Received.from(queue);
    assertThat(seen).hasSize(4);
    assertThat(seen.get(1).parentId()).isEqualTo(seen.get(0).spanId());
  }

  @Test
  void dampedCall_thatIsOpenAtAnotherStart_isForgotten() {
    ledger.damp(HOT, SLOT);
    Span hot = enter(HOT);
    EventQueue next = new EventQueue(1024, false, 0, 7);
    stack.exit(stack.enter(next, HOT), null);
    stack.exit(hot, null);
    assertThat(Received.from(next)).extracting(Seen::kind).containsExactly(ENTRY, EXIT);
    assertThat(next.ledger().calls(SLOT).calls).isZero();
  }

  @Test
  void callThatIsDropped_whereADampedOneWasOpen_isCountedAsDropped() {
    ledger.damp(HOT, SLOT);
    enter(HOT);
    EventQueue full = new EventQueue(1, false, 0, 7);
    AppThreads.calls(AppThreads.stack(), full, 10 * Chunk.EVENTS);
    long before = full.drops(EXIT);
    stack.exit(stack.enter(full, INNER), null);
    assertThat(full.drops(EXIT)).isEqualTo(before + 1);
  }

  @Test
  void callThatIsDropped_whereADampedOneWas_isCountedAsDropped() {
    EventQueue full = new EventQueue(1, false, 0, 7);
    full.ledger().damp(HOT, SLOT);
    AppThreads.calls(AppThreads.stack(), full, 10 * Chunk.EVENTS);
    stack.exit(stack.enter(full, HOT), null);
    long before = full.drops(EXIT);
    stack.exit(stack.enter(full, INNER), new Exception());
    assertThat(full.drops(EXIT)).isEqualTo(before + 1);
    assertThat(full.ledger().calls(SLOT).errors).isZero();
  }

  @Test
  void shortestAndLongest_ofAThreadThatEnded_areKept() {
    Tallies ended = Tallies.of(stack);
    ended.calls(SLOT).took(3);
    ended.calls(SLOT).took(7);
    Tallies sum = Tallies.shared();
    sum.calls(SLOT).took(5);
    sum.addAll(ended);
    CallSums sums = sums(sum.calls(SLOT));
    assertThat(sums.shortestNanos).isEqualTo(3);
    assertThat(sums.longestNanos).isEqualTo(7);
    assertThat(sums.nanos).isEqualTo(15);
    assertThat(sums.timed()).isEqualTo(3);
  }

  @Test
  void callOfATraceThatIsNotKept_isNotCounted() {
    ledger.damp(HOT, SLOT);
    queue.volume(new Volume(0, 0, 0));
    Span root = enter(HOT);
    assertThat(enter(HOT)).isNull();
    stack.exit(root, null);
    assertThat(ledger.calls(SLOT).calls).isZero();
    assertThat(ledger.unsampledTraces()).isEqualTo(1);
  }

  @Test
  void callsOfManyThreads_areCountedExactly_whileTheSumsAreAskedFor() throws InterruptedException {
    Tracer.start(queue);
    ledger.damp(HOT, SLOT);
    ledger.damp(INNER, 1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(new Thread(DampedCallsTest::shortThreads));
    }
    threads.forEach(Thread::start);
    long last = 0;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      long now = ledger.calls(SLOT).calls;
      assertThat(now).isGreaterThanOrEqualTo(last);
      last = now;
    }
    CallSums hot = ledger.calls(SLOT);
    assertThat(hot.calls).isEqualTo(4 * 100 * 1000);
    assertThat(hot.errors).isEqualTo(4 * 100 * 10);
    // Of each thread's thousand calls.
    assertThat(hot.timed()).isEqualTo(4 * 100 * 143);
    assertThat(ledger.calls(1).calls).isEqualTo(4 * 100);
    assertThat(ledger.threads()).isZero();
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void callsOfVirtualThreads_areCountedExactly() throws Exception {
    Tracer.start(queue);
    ledger.damp(HOT, SLOT);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Runnable work = () -> calls(HOT, 1000);
      threads.add(
          (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(ledger.calls(SLOT).calls).isEqualTo(1_000_000);
    assertThat(ledger.calls(SLOT).errors).isEqualTo(10_000);
    assertThat(ledger.threads()).isZero();
  }

  private static void shortThreads() {
    for (int i = 0; i < 100; i++) {
      Thread thread =
          new Thread(
              () -> {
                calls(HOT, 1000);
                calls(INNER, 1);
              });
      thread.start();
      AppThreads.join(thread);
    }
  }

  /** Every hundredth fails. */
  private static void calls(int method, int count) {
    Throwable thrown = new Throwable();
    for (int i = 1; i <= count; i++) {
      Tracer.exit(Tracer.enter(method), i % 100 == 0 ? thrown : null);
    }
  }

  private static CallSums sums(CallTally tally) {
    CallSums sums = new CallSums();
    tally.moveTo(sums);
    return sums;
  }

  private Span enter(int method) {
    return stack.enter(queue, method);
  }
}
