package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.hook.LibraryHook;

/** The hook of {@code send}, which waits for the answer. */
final class JavaSendHook extends LibraryHook {
  private final JavaMessages messages;

  JavaSendHook(JavaMessages messages) {
    this.messages = messages;
  }

  @Override
  public Object enter(Object self, Object[] arguments) {
    Object request = arguments[0];
    return request == null || Tracer.isInside(Exchange.Role.CLIENT)
        ? null
        : new ClientCall(messages.exchange(request));
  }

  @Override
  public void exit(Object token, Object returned, Throwable thrown) {
    ClientCall call = (ClientCall) token;
    call.leave();
    messages.finish(call.exchange, returned, thrown);
  }
}
