package io.telemetryagent.instrument.http.server;

import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.http.HttpExchange;

/**
 * A request that the JDK's server serves. It is over when its handler has returned and its answer
 * is written, whichever comes last, on whatever thread.
 */
final class JdkServerRequest {
  private volatile HttpExchange exchange;
  private volatile boolean isHandled;
  private volatile boolean isAnswered;

  /** What is recorded of it; null before the first filter. */
  HttpExchange exchange() {
    return exchange;
  }

  void exchange(HttpExchange begun) {
    exchange = begun;
  }

  /** The handler has returned; or the first filter, which may leave the rest to another thread. */
  void leave(Span scope, Throwable thrown) {
    Tracer.close(scope);
    isHandled = true;
    if (thrown != null || isAnswered) {
      exchange.finish(thrown);
    }
  }

  /** The last byte was written, or none will be any more. */
  void answered() {
    isAnswered = true;
    if (isHandled) {
      exchange.finish(null);
    }
  }
}
