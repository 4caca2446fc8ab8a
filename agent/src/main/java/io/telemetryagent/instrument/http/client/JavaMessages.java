package io.telemetryagent.instrument.http.client;

import io.telemetryagent.instrument.hook.LibraryMethod;
import io.telemetryagent.instrument.http.CapturedHeaders;
import io.telemetryagent.instrument.http.HttpExchange;
import io.telemetryagent.instrument.http.HttpUrl;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** What java.net.http tells of requests and responses. It is not there in Java 8. */
final class JavaMessages {
  private final LibraryMethod method = new LibraryMethod("method", 0);
  private final LibraryMethod uri = new LibraryMethod("uri", 0);
  private final LibraryMethod headers = new LibraryMethod("headers", 0);
  private final LibraryMethod firstValue = new LibraryMethod("firstValue", 1);
  private final LibraryMethod statusCode = new LibraryMethod("statusCode", 0);
  private final CapturedHeaders captured;

  JavaMessages(CapturedHeaders captured) {
    this.captured = captured;
  }

  HttpExchange exchange(Object request) {
    HttpUrl url = HttpUrl.of(String.valueOf(uri.call(request)));
    HttpExchange exchange =
        HttpExchange.sent(method.text(request), url).userAgent(header(request, "User-Agent"));
    captured.request(name -> header(request, name), exchange);
    return exchange;
  }

  /** Ends {@code exchange} by a response, or by what was thrown in its place; but once. */
  void finish(HttpExchange exchange, Object response, Throwable thrown) {
    if (exchange.isEnded()) {
      return;
    }
    exchange.status(statusCode.number(0, response));
    captured.response(name -> header(response, name), exchange);
    boolean isWrapped = thrown instanceof CompletionException && thrown.getCause() != null;
    exchange.finish(isWrapped ? thrown.getCause() : thrown);
  }

  private String header(Object message, String name) {
    Object value = firstValue.call(headers.call(message), name);
    return value instanceof Optional ? (String) ((Optional<?>) value).orElse(null) : null;
  }
}
