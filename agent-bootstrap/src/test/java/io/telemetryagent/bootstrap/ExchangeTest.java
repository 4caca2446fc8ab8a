package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a thread works for: exchanges, and tasks that are handed to it. */
class ExchangeTest {
  private record Seen(int kind, long traceLow, long spanId, long parentId, Object payload) {}

  private final EventQueue queue = new EventQueue(1024, true, 0, 42);
  private final SpanStack stack = new SpanStack(Thread.currentThread());

  @Test
  void clientCall_isASpanOfTheCallItHappensIn_andParentOfWhatItCalls() {
    Span outer = stack.enter(queue, 1);
    Exchange call = new FakeExchange(Exchange.Role.CLIENT);
    Span scope = stack.open(queue, call, null);
    Span inner = stack.enter(queue, 2);
    stack.exit(inner, null);
    stack.close(scope);
    call.end(null);
    stack.end(queue, call);
    stack.exit(outer, null);

    List<Seen> seen = seen();
    assertThat(seen)
        .extracting(Seen::kind)
        .containsExactly(
            EventKind.ENTRY,
            EventKind.HTTP_REQUEST,
            EventKind.ENTRY,
            EventKind.EXIT,
            EventKind.HTTP_RESPONSE,
            EventKind.EXIT);
    assertThat(seen).extracting(Seen::traceLow).containsOnly(seen.get(0).traceLow());
    assertThat(seen.get(1).parentId()).isEqualTo(seen.get(0).spanId());
    assertThat(seen.get(2).parentId()).isEqualTo(seen.get(1).spanId());
    assertThat(seen.get(4).spanId()).isEqualTo(seen.get(1).spanId());
    assertThat(seen.get(4).payload()).isSameAs(call);
  }

  @Test
  void request_beginsATraceOfItsOwn_andLeavesTheOneAroundAsItWas() {
    Span outer = stack.enter(queue, 1);
    Span scope = stack.open(queue, new FakeExchange(Exchange.Role.SERVER), null);
    stack.exit(stack.enter(queue, 2), null);
    stack.close(scope);
    stack.exit(stack.enter(queue, 3), null);
    stack.exit(outer, null);

    List<Seen> seen = seen();
    long traceAround = seen.get(0).traceLow();
    assertThat(seen.get(1).traceLow()).isNotEqualTo(traceAround);
    assertThat(seen.get(1).parentId()).isZero();
    assertThat(seen.get(2).traceLow()).isEqualTo(seen.get(1).traceLow());
    assertThat(seen.get(4).traceLow()).isEqualTo(traceAround);
    assertThat(seen.get(4).parentId()).isEqualTo(seen.get(0).spanId());
  }

  @Test
  void requestOfACaller_goesOnWithItsTrace_andPassesOnWhatCameWithIt() {
    TraceContext caller = new TraceContext(7, 8, 9, true, false, "a=1", "b=2");
    Exchange request = new FakeExchange(Exchange.Role.SERVER);
    stack.open(queue, request, caller);
    Exchange call = new FakeExchange(Exchange.Role.CLIENT);
    stack.open(queue, call, null);

    assertThat(seen()).extracting(Seen::traceLow).containsOnly(8L);
    assertThat(request.parentId).isEqualTo(9);
    assertThat(call.context().traceHigh).isEqualTo(7);
    assertThat(call.context().traceState).isEqualTo("a=1");
    assertThat(call.context().baggage).isEqualTo("b=2");
    assertThat(call.context().random).isFalse();
    assertThat(call.parentId).isEqualTo(request.context().spanId);
  }

  @Test
  void unsampledTrace_isNotRecorded_butPassedOn() {
    TraceContext caller = new TraceContext(7, 8, 9, false, true, null, null);
    Exchange request = new FakeExchange(Exchange.Role.SERVER);
    Span scope = stack.open(queue, request, caller);
    assertThat(stack.enter(queue, 1)).isNull();
    assertThat(stack.context().sampled).isFalse();
    assertThat(stack.context().traceLow).isEqualTo(8);
    stack.close(scope);
    request.end(null);
    stack.end(queue, request);
    assertThat(seen()).isEmpty();
    assertThat(queue.drops(EventKind.HTTP_RESPONSE)).isZero();
    assertThat(stack.enter(queue, 1)).isNotNull();
  }

  @Test
  void exchangeThatEndsOnAnotherThread_endsOnce() {
    SpanStack other = new SpanStack(new Thread());
    Exchange request = new FakeExchange(Exchange.Role.SERVER);
    stack.close(stack.open(queue, request, null));
    assertThat(request.end(null)).isTrue();
    other.end(queue, request);
    assertThat(request.end(null)).isFalse();
    assertThat(seen())
        .extracting(Seen::kind)
        .containsExactlyInAnyOrder(EventKind.HTTP_REQUEST, EventKind.HTTP_RESPONSE);
  }

  @Test
  void endOnAnotherThread_isHandedOverAfterTheBeginning_andTheRestOfThatThreadAfterIt() {
    SpanStack other = new SpanStack(Thread.currentThread());
    // So the writer comes to the other thread first.
    other.exit(other.enter(queue, 1), null);
    Exchange request = new FakeExchange(Exchange.Role.SERVER);
    stack.close(stack.open(queue, request, null));
    request.end(null);
    other.end(queue, request);
    other.exit(other.enter(queue, 2), null);
    assertThat(allSeen())
        .extracting(Seen::kind)
        .containsExactly(
            EventKind.ENTRY,
            EventKind.EXIT,
            EventKind.HTTP_REQUEST,
            EventKind.HTTP_RESPONSE,
            EventKind.ENTRY,
            EventKind.EXIT);
  }

  @Test
  void endOnAVirtualThread_isHandedOverAfterTheBeginning() {
    Exchange request = new FakeExchange(Exchange.Role.SERVER);
    SharedBuffer shared = queue.sharedBuffer();
    SpanStack late = new SpanStack(Thread.currentThread());
    request.end(null);
    offer(shared, EventKind.HTTP_RESPONSE, request);
    offer(shared, EventKind.ENTRY, null);
    assertThat(allSeen()).isEmpty();
    late.close(late.open(queue, request, null));
    assertThat(allSeen())
        .extracting(Seen::kind)
        .containsExactly(EventKind.HTTP_REQUEST, EventKind.HTTP_RESPONSE, EventKind.ENTRY);
  }

  @Test
  void task_belongsToItsContext_andTheWorkerToNothingAfter() {
    stack.beginTask(queue, new TraceContext(7, 8, 9, true, true, null, null));
    stack.exit(stack.enter(queue, 1), null);
    stack.endTask();
    stack.exit(stack.enter(queue, 1), null);
    List<Seen> seen = seen();
    assertThat(seen.get(0).traceLow()).isEqualTo(8);
    assertThat(seen.get(0).parentId()).isEqualTo(9);
    assertThat(seen.get(2).traceLow()).isNotEqualTo(8);
    assertThat(seen.get(2).parentId()).isZero();
    assertThat(stack.context()).isNull();
  }

  @Test
  void endOfATask_endsWhatItLeftOpen() {
    stack.beginTask(queue, new TraceContext(7, 8, 9, true, true, null, null));
    stack.enter(queue, 1);
    stack.open(queue, new FakeExchange(Exchange.Role.CLIENT), null);
    stack.endTask();
    assertThat(stack.context()).isNull();
    assertThat(stack.isInside(Exchange.Role.CLIENT)).isFalse();
    assertThat(seen()).extracting(Seen::kind).contains(EventKind.LOST_EXIT);
  }

  @Test
  void taskWithoutContext_doesNotBelongToWhatTheWorkerWasDoing() {
    Span outer = stack.enter(queue, 1);
    stack.beginTask(queue, null);
    stack.exit(stack.enter(queue, 2), null);
    stack.endTask();
    stack.exit(outer, null);
    List<Seen> seen = seen();
    assertThat(seen.get(1).traceLow()).isNotEqualTo(seen.get(0).traceLow());
    assertThat(seen.get(1).parentId()).isZero();
  }

  @Test
  void threadStartedForAContext_belongsToIt() {
    SpanStack started =
        new SpanStack(
            Thread.currentThread(), new TraceContext(7, 8, 9, true, true, null, null), null);
    started.exit(started.enter(queue, 1), null);
    started.exit(started.enter(queue, 1), null);
    assertThat(seen()).extracting(Seen::traceLow).containsOnly(8L);
    assertThat(started.context().spanId).isEqualTo(9);
  }

  @Test
  void droppedExchange_leavesItsCallersAsParent_andIsCounted() {
    EventQueue full = new EventQueue(1, false, 0, 1);
    for (int i = 0; i < 10 * Chunk.EVENTS; i++) {
      stack.exit(stack.enter(full, 1), null);
    }
    Exchange call = new FakeExchange(Exchange.Role.DATABASE);
    Span scope = stack.open(full, call, null);
    assertThat(call.written).isFalse();
    stack.close(scope);
    call.end(null);
    stack.end(full, call);
    assertThat(full.drops(EventKind.DB_REQUEST)).isEqualTo(1);
    assertThat(full.drops(EventKind.DB_RESPONSE)).isEqualTo(1);
  }

  private static void offer(SharedBuffer buffer, int kind, Exchange payload) {
    buffer.offer(EventKind.of(kind, 0), 0, 0, 0, 0, 0, 0, 0, null, payload);
  }

  private List<Seen> allSeen() {
    List<Seen> all = new ArrayList<>();
    for (List<Seen> more = seen(); !more.isEmpty(); more = seen()) {
      all.addAll(more);
    }
    return all;
  }

  private List<Seen> seen() {
    List<Seen> seen = new ArrayList<>();
    queue.drain(
        (words, at, source, payload) ->
            seen.add(
                new Seen(
                    EventKind.kind(words[at]),
                    words[at + 5],
                    words[at + 2],
                    words[at + 3],
                    payload)));
    return seen;
  }
}
