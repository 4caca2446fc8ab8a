package io.telemetryagent.bootstrap;

import static io.telemetryagent.bootstrap.EventKind.ENTRY;
import static io.telemetryagent.bootstrap.EventKind.EXIT;
import static io.telemetryagent.bootstrap.EventKind.LOST_EXIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.telemetryagent.bootstrap.Received.Seen;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpanStackTest {
  private static final int OUTER = 1;
  private static final int INNER = 2;
  private static final int INNERMOST = 3;

  private final EventQueue queue = new EventQueue(1024, false, 0, 42);
  private final SpanStack stack = new SpanStack(Thread.currentThread());

  @Test
  void calls_areAnEntryAndAnExitEach() {
    Span outer = enter(OUTER);
    stack.exit(enter(INNER), null);
    stack.exit(outer, null);
    List<Seen> seen = Received.from(queue);
    assertThat(seen)
        .extracting(Seen::kind, Seen::method)
        .containsExactly(
            tuple(ENTRY, OUTER), tuple(ENTRY, INNER), tuple(EXIT, INNER), tuple(EXIT, OUTER));
    assertThat(seen.get(0).spanId()).isEqualTo(seen.get(3).spanId()).isNotZero();
    assertThat(seen.get(1).spanId()).isEqualTo(seen.get(2).spanId()).isNotZero();
    assertThat(seen).extracting(Seen::source).containsOnly(stack);
    assertThat(seen).extracting(Seen::payload).containsOnlyNulls();
  }

  @Test
  void innerCall_hasTheOuterAsParentAndItsTrace() {
    Span outer = enter(OUTER);
    stack.exit(enter(INNER), null);
    stack.exit(enter(INNER), null);
    stack.exit(outer, null);
    List<Seen> seen = Received.from(queue);
    long root = seen.get(0).spanId();
    assertThat(seen)
        .extracting(Seen::parentId)
        .containsExactly(0L, root, root, root, root, 0L)
        .isNotNull();
    assertThat(seen).extracting(Seen::traceHigh).containsOnly(seen.get(0).traceHigh());
    assertThat(seen).extracting(Seen::traceLow).containsOnly(seen.get(0).traceLow());
    assertThat(seen.get(1).spanId()).isNotEqualTo(seen.get(3).spanId());
  }

  @Test
  void callWithoutAnOuter_beginsATrace() {
    stack.exit(enter(OUTER), null);
    stack.exit(enter(OUTER), null);
    List<Seen> seen = Received.from(queue);
    assertThat(seen.get(0).traceHigh()).isNotZero().isNotEqualTo(seen.get(2).traceHigh());
    assertThat(seen.get(0).traceLow()).isNotZero().isNotEqualTo(seen.get(2).traceLow());
  }

  @Test
  void duration_isExitMinusEntry() {
    stack.exit(enter(OUTER), null);
    List<Seen> seen = Received.from(queue);
    assertThat(seen.get(0).durationNanos()).isZero();
    assertThat(seen.get(1).durationNanos())
        .isEqualTo(seen.get(1).nanos() - seen.get(0).nanos())
        .isNotNegative();
  }

  @Test
  void exitByException_carriesIt() {
    Exception thrown = new Exception();
    Span outer = enter(OUTER);
    stack.exit(enter(INNER), thrown);
    stack.exit(outer, null);
    assertThat(Received.from(queue))
        .extracting(Seen::payload)
        .containsExactly(null, null, thrown, null);
  }

  @Test
  void ids_differ_alsoBetweenThreadsAndQueues() {
    EventQueue other = new EventQueue(1024, false, 0, 43);
    Set<Long> ids = new HashSet<>();
    for (EventQueue events : List.of(queue, other)) {
      for (int threads = 0; threads < 4; threads++) {
        SpanStack each = new SpanStack(Thread.currentThread());
        for (int i = 0; i < 20; i++) {
          each.exit(each.enter(events, OUTER), null);
        }
      }
      Received.from(events).stream()
          .filter(seen -> seen.kind() == ENTRY)
          .forEach(seen -> ids.addAll(List.of(seen.spanId(), seen.traceHigh(), seen.traceLow())));
    }
    assertThat(ids).hasSize(2 * 4 * 20 * 3);
  }

  @Test
  void mutedStack_recordsNothing() {
    stack.mute();
    assertThat(enter(OUTER)).isNull();
    assertThat(Received.from(queue)).isEmpty();
  }

  @Test
  void exitThatWasLost_isWrittenAtTheNextEntry() {
    Span outer = enter(OUTER);
    enter(INNER).lost = true;
    stack.exit(enter(INNERMOST), null);
    stack.exit(outer, null);
    List<Seen> seen = Received.from(queue);
    assertThat(seen)
        .extracting(Seen::kind, Seen::method)
        .containsExactly(
            tuple(ENTRY, OUTER),
            tuple(ENTRY, INNER),
            tuple(LOST_EXIT, INNER),
            tuple(ENTRY, INNERMOST),
            tuple(EXIT, INNERMOST),
            tuple(EXIT, OUTER));
    assertThat(seen.get(3).parentId()).isEqualTo(seen.get(0).spanId());
  }

  @Test
  void exitsThatWereLost_oneInTheOther_areWrittenFromTheInnermost() {
    Span outer = enter(OUTER);
    Span inner = enter(INNER);
    enter(INNERMOST).lost = true;
    inner.lost = true;
    outer.lost = true;
    stack.exit(enter(OUTER), null);
    assertThat(Received.from(queue))
        .extracting(Seen::kind, Seen::method)
        .containsSubsequence(
            tuple(LOST_EXIT, INNERMOST),
            tuple(LOST_EXIT, INNER),
            tuple(LOST_EXIT, OUTER),
            tuple(ENTRY, OUTER),
            tuple(EXIT, OUTER));
  }

  @Test
  void exitThatNeverCame_isWrittenAtTheExitOfTheOuterCall() {
    Exception thrown = new Exception();
    Span outer = enter(OUTER);
    enter(INNER);
    enter(INNERMOST);
    stack.exit(outer, thrown);
    List<Seen> seen = Received.from(queue);
    assertThat(seen.subList(3, 6))
        .extracting(Seen::kind, Seen::method, Seen::payload)
        .containsExactly(
            tuple(LOST_EXIT, INNERMOST, thrown),
            tuple(LOST_EXIT, INNER, thrown),
            tuple(EXIT, OUTER, thrown));
  }

  @Test
  void exitOfACallThatIsNotOpen_isIgnored() {
    Span first = enter(OUTER);
    Span second = enter(INNER);
    stack.exit(second, null);
    stack.exit(second, null);
    stack.exit(first, null);
    stack.exit(second, null);
    assertThat(Received.from(queue)).hasSize(4);
    assertThat(stack.isOpen()).isFalse();
  }

  @Test
  void anotherQueue_knowsNothingOfWhatWasOpenBefore() {
    Span before = enter(OUTER);
    EventQueue next = new EventQueue(1024, false, 0, 7);
    Span after = stack.enter(next, INNER);
    stack.exit(after, null);
    stack.exit(before, null);
    List<Seen> seen = Received.from(next);
    assertThat(seen).extracting(Seen::method).containsExactly(INNER, INNER);
    assertThat(seen).extracting(Seen::parentId).containsOnly(0L);
    assertThat(Received.from(queue)).extracting(Seen::kind).containsExactly(ENTRY);
  }

  @Test
  void callThatWasDropped_passesItsParentOn_andBothItsEventsAreCounted() {
    EventQueue small = new EventQueue(Chunk.EVENTS, false, 0, 42);
    for (int events = 0; events < Chunk.EVENTS - 2; events += 2) {
      stack.exit(stack.enter(small, OUTER), null);
    }
    Span root = stack.enter(small, OUTER);
    Span parent = stack.enter(small, INNER);
    Span dropped = stack.enter(small, INNERMOST);
    Seen writtenParent = Received.from(small).get(Chunk.EVENTS - 1);
    stack.exit(stack.enter(small, OUTER), null);
    stack.exit(dropped, new Exception());
    stack.exit(parent, null);
    stack.exit(root, null);
    List<Seen> after = Received.from(small);
    assertThat(after).extracting(Seen::method).containsExactly(OUTER, OUTER, INNER, OUTER);
    assertThat(after.get(0).parentId()).isEqualTo(writtenParent.spanId());
    assertThat(small.drops(ENTRY)).isEqualTo(1);
    assertThat(small.drops(EXIT)).isEqualTo(1);
    assertThat(small.exceptionDrops()).isEqualTo(1);
  }

  @Test
  void depths_keepTheirSpans() {
    Span outer = enter(OUTER);
    Span inner = enter(INNER);
    stack.exit(inner, null);
    stack.exit(outer, null);
    assertThat(enter(INNERMOST)).isSameAs(outer);
    assertThat(enter(INNERMOST)).isSameAs(inner);
  }

  private Span enter(int method) {
    return stack.enter(queue, method);
  }
}
