package io.telemetryagent.bootstrap;

import static io.telemetryagent.bootstrap.EventKind.ENTRY;
import static io.telemetryagent.bootstrap.EventKind.EXIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.telemetryagent.bootstrap.Received.Seen;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Traces that are kept, and those that are not. */
class SamplingTest {
  private static final Volume NOTHING = new Volume(0, 0, 0);
  private static final Volume TENTH = new Volume(0.1, 0, 0);

  private final EventQueue queue = new EventQueue(1024, false, 0, 42);
  private final SpanStack stack = new SpanStack(Thread.currentThread());
  private final Throwable thrown = new IllegalStateException();

  @BeforeEach
  void start() {
    Tracer.start(queue);
  }

  @AfterEach
  void stop() {
    Tracer.stop();
  }

  @Test
  void unsampledTrace_isNothingButACount() {
    queue.volume(NOTHING);
    Span root = enter();
    assertThat(enter()).isNull();
    stack.exit(root, null);
    assertThat(Received.from(queue)).isEmpty();
    assertThat(queue.threads()).isZero();
    assertThat(queue.reservedChunks()).isZero();
    assertThat(queue.ledger().unsampledTraces()).isEqualTo(1);
    assertThat(queue.ledger().refusedTraces()).isZero();
  }

  @Test
  void unsampledTrace_endsWithTheCallThatBeganIt() {
    queue.volume(NOTHING);
    Span root = enter();
    queue.volume(Volume.ALL);
    assertThat(enter()).isNull();
    stack.exit(root, null);
    Span next = enter();
    assertThat(enter()).isNotNull();
    assertThat(Received.from(queue)).extracting(Seen::kind).containsExactly(ENTRY, ENTRY);
    assertThat(next.outer.rootless).isTrue();
  }

  @Test
  void keptTrace_isKeptWhole_whateverIsDecidedMeanwhile() {
    Span root = enter();
    queue.volume(NOTHING);
    stack.exit(enter(), null);
    stack.exit(root, null);
    assertThat(Received.from(queue)).hasSize(4);
    assertThat(enter()).isNotNull();
    assertThat(enter()).isNull();
  }

  @Test
  void events_sayWhatTheirTraceWasKeptBy() {
    queue.volume(TENTH);
    for (int i = 0; i < 100; i++) {
      Span root = enter();
      stack.exit(enter(), null);
      stack.exit(root, null);
    }
    queue.volume(Volume.ALL);
    stack.exit(enter(), null);
    List<Seen> seen = Received.from(queue);
    assertThat(seen).hasSizeGreaterThan(2);
    assertThat(seen.subList(0, seen.size() - 2))
        .extracting(Seen::threshold)
        .containsOnly(SampleThreshold.of(0.1));
    assertThat(seen.get(seen.size() - 1).threshold()).isEqualTo(SampleThreshold.ALL);
  }

  @Test
  void rootThatWasLeftWithoutAWord_isLeftWithTheNextCall() {
    queue.volume(NOTHING);
    enter().lost = true;
    queue.volume(Volume.ALL);
    assertThat(enter()).isNotNull();
    assertThat(Received.from(queue)).extracting(Seen::kind).containsExactly(ENTRY);
  }

  @Test
  void unsampledTrace_thatIsOpenAtAnotherStart_isForgotten() {
    queue.volume(NOTHING);
    Span before = enter();
    EventQueue next = new EventQueue(1024, false, 0, 7);
    assertThat(stack.enter(next, 1)).isNotNull();
    stack.exit(before, null);
    assertThat(stack.enter(next, 1)).isNotNull();
  }

  @Test
  void callThatIsDropped_whereAnUnsampledOneWasOpen_isCountedAsDropped() {
    queue.volume(NOTHING);
    enter();
    EventQueue full = new EventQueue(1, false, 0, 7);
    AppThreads.calls(AppThreads.stack(), full, 10 * Chunk.EVENTS);
    long before = full.drops(EXIT);
    stack.exit(stack.enter(full, 1), null);
    assertThat(full.drops(EXIT)).isEqualTo(before + 1);
  }

  @Test
  void contextOfAnUnsampledTrace_saysSo_andThreadsAndTasksHeedIt() {
    stack.exit(enter(), null);
    queue.volume(NOTHING);
    Span root = enter();
    TraceContext context = stack.context();
    assertThat(context.sampled).isFalse();
    assertThat(context.traceState).isNull();
    SpanStack started = new SpanStack(Thread.currentThread(), context, queue);
    assertThat(started.enter(queue, 1)).isNull();
    SpanStack worker = new SpanStack(Thread.currentThread());
    queue.volume(Volume.ALL);
    worker.beginTask(queue, context);
    assertThat(worker.enter(queue, 1)).isNull();
    worker.endTask();
    assertThat(worker.enter(queue, 1)).isNotNull();
    stack.exit(root, null);
    assertThat(queue.ledger().unsampledTraces()).isEqualTo(1);
  }

  @Test
  void contextOfAKeptTrace_saysByWhatItIsKept() {
    queue.volume(TENTH);
    while (enter().unsampled) {
      stack.exit(stack.top, null);
    }
    TraceContext context = stack.context();
    assertThat(context.traceState).isEqualTo("ot=th:e6666666666666");
    SpanStack other = new SpanStack(Thread.currentThread(), context, queue);
    queue.volume(NOTHING);
    other.exit(other.enter(queue, 1), null);
    assertThat(Received.from(queue)).extracting(Seen::threshold).containsOnly(context.threshold);
  }

  @Test
  void thresholdThatCame_isThatOfTheTrace() {
    TraceContext caller = new TraceContext(7, 8, 9, true, true, "a=1,ot=th:8", null);
    stack.beginTask(queue, caller);
    stack.exit(enter(), null);
    assertThat(Received.from(queue))
        .extracting(seen -> SampleThreshold.rate(seen.threshold()))
        .containsOnly(0.5);
    assertThat(stack.context().traceState).isEqualTo("a=1,ot=th:8");
  }

  @Test
  void tracesOverTheLimit_areRefused_andCounted() {
    queue.volume(new Volume(1, 3, 0));
    long before = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      stack.exit(enter(), null);
    }
    long seconds = 1 + (System.nanoTime() - before) / 1_000_000_000L;
    long kept = Received.from(queue).stream().filter(seen -> seen.kind() == ENTRY).count();
    assertThat(kept).isBetween(3L, 3 * (seconds + 1));
    assertThat(queue.ledger().refusedTraces()).isEqualTo(100 - kept);
    assertThat(queue.ledger().unsampledTraces()).isZero();
  }

  @Test
  void exceptionOfAnUnsampledTrace_countsOnce_throughHoweverManyCalls() {
    queue.volume(NOTHING);
    Span root = Tracer.enter(1);
    assertThat(Tracer.enter(2)).isNull();
    Tracer.exit(null, thrown);
    Tracer.exit(null, thrown);
    Tracer.exit(root, thrown);
    assertThat(queue.ledger().unsampledExceptions())
        .containsExactly(entry("java.lang.IllegalStateException", 1L));
  }

  @Test
  void exceptionThatIsThrownAgainInAnotherTrace_countsAgain() {
    queue.volume(NOTHING);
    Tracer.exit(Tracer.enter(1), thrown);
    Tracer.exit(Tracer.enter(1), thrown);
    Tracer.exit(Tracer.enter(1), new IllegalArgumentException());
    assertThat(queue.ledger().unsampledExceptions())
        .containsExactly(
            entry("java.lang.IllegalArgumentException", 1L),
            entry("java.lang.IllegalStateException", 2L));
  }

  @Test
  void exceptionThatEndsAnExchange_andLeavesItsCalls_countsOnceInEachTask() {
    TraceContext unsampled = new TraceContext(7, 8, 9, false, true, null, null);
    for (int tasks = 0; tasks < 2; tasks++) {
      stack.beginTask(queue, unsampled);
      Exchange call = new FakeExchange(Exchange.Role.DATABASE);
      stack.close(stack.open(queue, call, null));
      call.end(thrown);
      stack.end(queue, call);
      stack.exitUnrecorded(queue, thrown);
      stack.endTask();
    }
    assertThat(queue.ledger().unsampledExceptions())
        .containsExactly(entry("java.lang.IllegalStateException", 2L));
  }

  @Test
  void exceptionOfAKeptTrace_isNotAmongThem() {
    Tracer.exit(Tracer.enter(1), thrown);
    Tracer.exit(null, thrown);
    assertThat(queue.ledger().unsampledExceptions()).isEmpty();
    assertThat(Received.from(queue)).extracting(Seen::kind).containsExactly(ENTRY, EXIT);
  }

  @Test
  void typesWithoutEnd_countAsOneFromSomewhereOn() {
    ExceptionCounts counts = new ExceptionCounts(1);
    counts.count(thrown);
    counts.count(new IllegalArgumentException());
    counts.count(new ArithmeticException());
    counts.count(thrown);
    assertThat(counts.byType())
        .containsExactly(entry("java.lang.IllegalStateException", 2L), entry("others", 2L));
  }

  private Span enter() {
    return stack.enter(queue, 1);
  }
}
