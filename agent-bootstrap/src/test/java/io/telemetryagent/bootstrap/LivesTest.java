package io.telemetryagent.bootstrap;

import static io.telemetryagent.bootstrap.EventKind.ENTRY;
import static io.telemetryagent.bootstrap.EventKind.EXIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.telemetryagent.bootstrap.Received.Seen;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The agent is detached and attached again: nothing of one life is taken for that of another, and a
 * life that is over is let go of.
 */
class LivesTest {
  private static final int METHOD = 5;

  private final EventQueue first = new EventQueue(1024, false, 0, 42);
  private final EventQueue second = new EventQueue(1024, false, 0, 7);

  @AfterEach
  void stop() {
    Tracer.stop();
    Hooks.clear();
    Handoff.clear();
    Tracer.retire(new MethodTable());
  }

  @Test
  void exitOfAnEarlierLife_endsNoCallOfALaterOne() {
    Tracer.start(first);
    Span before = Tracer.enter(METHOD);
    Tracer.start(second);
    Span later = Tracer.enter(METHOD);
    Tracer.exit(before, null);
    assertThat(Received.kindsFrom(second)).containsExactly(ENTRY);
    Tracer.exit(later, null);
    assertThat(Received.kindsFrom(second)).containsExactly(EXIT);
  }

  @Test
  void exitOfAnEarlierLife_isWrittenNowhere() {
    Tracer.start(first);
    Span before = Tracer.enter(METHOD);
    Received.kindsFrom(first);
    Tracer.start(second);
    Tracer.exit(before, null);
    assertThat(Received.kindsFrom(first)).isEmpty();
    assertThat(Received.kindsFrom(second)).isEmpty();
  }

  @Test
  void callOfAnEarlierLife_isNotRecorded() {
    MethodTable methods = new MethodTable(Tracer.firstMethod());
    int before = methods.numberOf("a.B", "c", null);
    Tracer.retire(methods);
    MethodTable next = new MethodTable(Tracer.firstMethod());
    int later = next.numberOf("d.E", "f", null);
    Tracer.start(first);
    assertThat(Tracer.enter(before)).isNull();
    assertThat(Tracer.enter(later)).isNotNull();
    assertThat(next.functionName(later)).isEqualTo("d.E.f");
    assertThat(later).isNotEqualTo(before);
  }

  @Test
  void hookOfAnEarlierLife_isNotCalled() {
    List<Object> called = new ArrayList<>();
    int before = Hooks.add(new HookRecorder("first", called));
    Hooks.clear();
    int later = Hooks.add(new HookRecorder("second", called));
    Tracer.start(first);
    assertThat(Hooks.enter(before, null, new Object[0])).isNull();
    Hooks.exit(before, "token", null, null);
    assertThat(Hooks.replace(before, "value")).isEqualTo("value");
    assertThat(called).isEmpty();
    assertThat(Hooks.enter(later, null, new Object[0])).isEqualTo("second");
    assertThat(later).isNotEqualTo(before);
  }

  @Test
  void whatAThreadWorkedForInAnEarlierLife_isForgotten() {
    Tracer.start(first);
    Tracer.open(new FakeExchange(Exchange.Role.SERVER), null);
    Tracer.start(second);
    assertThat(Tracer.stackToHook().context()).isNull();
    assertThat(Tracer.isInside(Exchange.Role.SERVER)).isFalse();
  }

  @Test
  void exchangeOfAnEarlierLife_isNotGoneOnWith() {
    Exchange exchange = new FakeExchange(Exchange.Role.SERVER);
    Tracer.start(first);
    Span scope = Tracer.open(exchange, null);
    Tracer.enter(METHOD);
    Received.kindsFrom(first);
    Tracer.start(second);
    assertThat(Tracer.resume(exchange)).isNull();
    Tracer.close(scope);
    Tracer.end(exchange, null);
    assertThat(Received.kindsFrom(first)).isEmpty();
    Span call = Tracer.enter(METHOD);
    Tracer.close(scope);
    assertThat(Received.kindsFrom(second)).containsExactly(ENTRY);
    Tracer.exit(call, null);
    assertThat(Received.kindsFrom(second)).containsExactly(EXIT);
  }

  @Test
  void threadThatWasStartedInAnEarlierLife_belongsToNothing() throws InterruptedException {
    Tracer.start(first);
    Tracer.enter(METHOD);
    Thread thread =
        new Thread(
            () -> {
              // Known to the tracer in the first life, and heard of again in the second.
              Tracer.context();
              Tracer.start(second);
              Tracer.exit(Tracer.enter(METHOD), null);
            });
    Handoff.start(thread);
    thread.start();
    thread.join();
    List<Seen> seen = Received.from(second);
    assertThat(seen).extracting(Seen::parentId).containsExactly(0L, 0L);
    assertThat(seen).extracting(Seen::traceLow).doesNotContain(0L);
  }

  @Test
  void taskOfAnEarlierLife_belongsToNothing() {
    Object task = new Object();
    Tracer.start(first);
    Tracer.enter(METHOD);
    Handoff.submit(task);
    Handoff.clear();
    Tracer.start(second);
    Handoff.begin(task);
    Tracer.exit(Tracer.enter(METHOD), null);
    assertThat(Received.from(second)).extracting(Seen::parentId).containsExactly(0L, 0L);
  }

  @Test
  void closedQueue_isLetGoOfByTheThreadsThatUsedIt() {
    Tracer.start(first);
    Span open = Tracer.enter(METHOD);
    Received.kindsFrom(first);
    Tracer.stop();
    first.close();
    assertThat(open.stack.queue).isNull();
    assertThat(first.threads()).isZero();
    Tracer.start(second);
    Tracer.exit(Tracer.enter(METHOD), null);
    assertThat(Received.kindsFrom(second)).containsExactly(ENTRY, EXIT);
  }

  @Test
  void closedQueue_letsGoOfTheRingOfVirtualThreads() {
    SharedBuffer ring = first.sharedBuffer();
    WeakReference<Object> payload = new WeakReference<>(offered(ring));
    first.close();
    awaitCollectionOf(payload);
    assertThat(first.sharedBuffer()).isNotSameAs(ring);
  }

  private static Object offered(SharedBuffer ring) {
    Object payload = new Object();
    ring.offer(0, 0, 0, 0, 0, 0, 0, 0, null, payload);
    return payload;
  }

  /** Its class is one of the agent's own: a thread in a request that hangs must not keep it. */
  @Test
  void openExchange_isNotHeldByTheThread() {
    Tracer.start(first);
    WeakReference<Exchange> exchange = new WeakReference<>(opened());
    Received.kindsFrom(first);
    awaitCollectionOf(exchange);
    assertThat(Tracer.exchange()).isNull();
  }

  private static Exchange opened() {
    Exchange exchange = new FakeExchange(Exchange.Role.SERVER);
    Tracer.open(exchange, null);
    assertThat(Tracer.exchange()).isSameAs(exchange);
    return exchange;
  }

  /** Fails by time. */
  private static void awaitCollectionOf(WeakReference<?> reference) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          while (reference.get() != null) {
            System.gc();
          }
        });
  }
}
