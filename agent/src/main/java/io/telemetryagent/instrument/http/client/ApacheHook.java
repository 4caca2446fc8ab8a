package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.hook.LibraryHook;

/** The hook of {@code execute(host, request, context)}, which waits for the answer. */
final class ApacheHook extends LibraryHook {
  private final ApacheMessages messages;

  ApacheHook(ApacheMessages messages) {
    this.messages = messages;
  }

  @Override
  public Object enter(Object self, Object[] arguments) {
    Object request = arguments[1];
    return request == null || Tracer.isInside(Exchange.Role.CLIENT)
        ? null
        : new ClientCall(messages.exchange(arguments[0], request));
  }

  @Override
  public void exit(Object token, Object returned, Throwable thrown) {
    ClientCall call = (ClientCall) token;
    call.leave();
    messages.answered(call.exchange, returned);
    call.exchange.finish(thrown);
  }
}
