package io.telemetryagent.instrument.http.client;

import io.telemetryagent.instrument.http.HttpExchange;

/** What a connection sends: its exchange, and whether the answer to it was asked for. */
final class UrlRequest {
  final HttpExchange exchange;

  /** From then on the connection answers from memory, be it by a stream or an exception. */
  volatile boolean isRead;

  UrlRequest(HttpExchange exchange) {
    this.exchange = exchange;
  }
}
