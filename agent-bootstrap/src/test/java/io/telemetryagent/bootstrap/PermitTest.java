package io.telemetryagent.bootstrap;

import static io.telemetryagent.bootstrap.EventKind.ENTRY;
import static io.telemetryagent.bootstrap.EventKind.EXIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The agent says what may begin; what is open may end in any case. */
class PermitTest {
  private static final int METHOD = 5;
  private static final Set<Exchange.Role> NO_ROLES = EnumSet.noneOf(Exchange.Role.class);

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
  void whereNothingMayBegin_whatIsOpenMayEnd() {
    Tracer.start(first);
    Span open = Tracer.enter(METHOD);
    Exchange exchange = new FakeExchange(Exchange.Role.CLIENT);
    Span scope = Tracer.open(exchange, null);
    Tracer.permit(false, NO_ROLES);
    assertThat(Tracer.enter(METHOD)).isNull();
    assertThat(Tracer.open(new FakeExchange(Exchange.Role.CLIENT), null)).isNull();
    assertThat(Tracer.resume(exchange)).isNull();
    Tracer.close(scope);
    Tracer.end(exchange, null);
    Tracer.exit(open, null);
    assertThat(Received.kindsFrom(first))
        .containsExactly(ENTRY, EventKind.HTTP_REQUEST, EventKind.HTTP_RESPONSE, EXIT);
    Tracer.permit(true, EnumSet.allOf(Exchange.Role.class));
    assertThat(Tracer.enter(METHOD)).isNotNull();
  }

  @Test
  void whatMayBegin_isToldByKind() {
    Tracer.start(first);
    Tracer.permit(false, EnumSet.of(Exchange.Role.DATABASE));
    assertThat(Tracer.enter(METHOD)).isNull();
    assertThat(Tracer.open(new FakeExchange(Exchange.Role.SERVER), null)).isNull();
    assertThat(Tracer.open(new FakeExchange(Exchange.Role.DATABASE), null)).isNotNull();
    Tracer.permit(true, NO_ROLES);
    assertThat(Tracer.enter(METHOD)).isNotNull();
    assertThat(Tracer.open(new FakeExchange(Exchange.Role.DATABASE), null)).isNull();
    Tracer.permit(false, NO_ROLES);
    Tracer.start(second);
    assertThat(Tracer.enter(METHOD)).isNotNull();
    assertThat(Tracer.open(new FakeExchange(Exchange.Role.SERVER), null)).isNotNull();
  }

  /** The end of an exchange may be told by another hook than its beginning. */
  @Test
  void whereNothingMayBegin_hooksAreCalled_butNoTaskBegins() {
    List<Object> called = new ArrayList<>();
    int hook = Hooks.add(new HookRecorder("token", called));
    Object task = new Object();
    Tracer.start(first);
    Span open = Tracer.enter(METHOD);
    Handoff.submit(task);
    Tracer.permit(false, NO_ROLES);
    Hooks.exit(hook, Hooks.enter(hook, null, new Object[0]), null, null);
    assertThat(called).hasSize(2);
    Handoff.begin(task);
    assertThat(Tracer.stackToHook().top).isSameAs(open);
  }

  @Test
  void whereNothingMayBegin_aTaskMayEnd() {
    Object task = new Object();
    Tracer.start(first);
    Span open = Tracer.enter(METHOD);
    Handoff.submit(task);
    Handoff.begin(task);
    assertThat(Tracer.stackToHook().top).isNotSameAs(open);
    Tracer.permit(false, NO_ROLES);
    Handoff.end();
    assertThat(Tracer.stackToHook().top).isSameAs(open);
  }

  @Test
  void permitAfterTheEnd_startsNothing() {
    Tracer.start(first);
    Tracer.stop();
    Tracer.permit(true, EnumSet.allOf(Exchange.Role.class));
    assertThat(Tracer.enter(METHOD)).isNull();
  }
}
