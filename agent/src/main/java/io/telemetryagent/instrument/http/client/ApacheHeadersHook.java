package io.telemetryagent.instrument.http.client;

import io.telemetryagent.instrument.hook.LibraryHook;

/** Adds the headers of the trace to a request for as long as it is being sent. */
final class ApacheHeadersHook extends LibraryHook {
  private final ApacheMessages messages;

  ApacheHeadersHook(ApacheMessages messages) {
    this.messages = messages;
  }

  @Override
  public Object enter(Object self, Object[] arguments) {
    Object request = arguments[0];
    if (request == null || messages.isConnect(request)) {
      return null;
    }
    ApacheHeaders headers = new ApacheHeaders(request);
    Propagation.inject(headers);
    return headers;
  }

  @Override
  public void exit(Object token, Object returned, Throwable thrown) {
    ((ApacheHeaders) token).takeBack();
  }
}
