package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.TraceContext;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.http.HttpExchange;

/** A request that an asynchronous client of Apache's sends. */
final class ApacheSending {
  /** What the sender works for; null for nothing. */
  final TraceContext sender = Tracer.context();

  /** What its thread was about to send before; null for nothing. */
  final ApacheSending outer;

  /** Where it goes to, as version 4 asks the app before it asks for the request. */
  Object host;

  /** Null until the request is known. */
  private volatile HttpExchange exchange;

  /** The sender's thread at work for it. Null before and after: no one is to hold the thread. */
  private ClientCall call;

  ApacheSending(ApacheSending outer) {
    this.outer = outer;
  }

  /** The request is known: the sender's thread works for it until {@link #leave}. */
  void begin(HttpExchange exchange) {
    call = new ClientCall(exchange);
    this.exchange = exchange;
  }

  /** Null until it has begun. */
  HttpExchange exchange() {
    return exchange;
  }

  /** The sender's thread has handed it over. */
  void leave() {
    if (call != null) {
      call.leave();
      call = null;
    }
  }

  /** Ends its exchange, unless that never began, or has ended. */
  void end(Throwable thrown) {
    if (exchange != null) {
      Tracer.end(exchange, thrown);
    }
  }
}
