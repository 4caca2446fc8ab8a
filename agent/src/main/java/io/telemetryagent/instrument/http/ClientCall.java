package io.telemetryagent.instrument.http;

import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;

/** A request that this thread sends, and the scope in which it works for that. */
final class ClientCall {
  final HttpExchange exchange;
  private final Span scope;

  /** Begins the exchange. */
  ClientCall(HttpExchange exchange) {
    this.exchange = exchange;
    scope = Tracer.open(exchange, null);
  }

  /** The thread goes on; the exchange may go on as well. */
  void leave() {
    Tracer.close(scope);
  }
}
