package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.http.HttpExchange;

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
