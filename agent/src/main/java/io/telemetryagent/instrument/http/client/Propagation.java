package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.TraceContext;
import io.telemetryagent.bootstrap.TraceHeaders;
import io.telemetryagent.bootstrap.Tracer;

/** Puts the headers of a trace into an outgoing request. */
final class Propagation {
  /** The headers of a request in the making. */
  interface Headers {
    /** Whether the app has set the header itself. */
    boolean has(String name);

    void set(String name, String value);
  }

  private Propagation() {}

  /** Sets those of the request that this thread is about to send; none where it sends none. */
  static void inject(Headers headers) {
    Exchange exchange = Tracer.isInside(Exchange.Role.CLIENT) ? Tracer.exchange() : null;
    if (exchange != null) {
      inject(exchange.context(), headers);
    }
  }

  /**
   * Sets them, unless the app has set a traceparent of its own: then the trace is the app's
   * business.
   */
  static void inject(TraceContext context, Headers headers) {
    if (context == null || headers.has(TraceHeaders.TRACEPARENT)) {
      return;
    }
    headers.set(TraceHeaders.TRACEPARENT, TraceHeaders.traceparent(context));
    if (context.traceState != null && !headers.has(TraceHeaders.TRACESTATE)) {
      headers.set(TraceHeaders.TRACESTATE, context.traceState);
    }
    if (context.baggage != null && !headers.has(TraceHeaders.BAGGAGE)) {
      headers.set(TraceHeaders.BAGGAGE, context.baggage);
    }
  }
}
