package io.telemetryagent.instrument.http.client;

import io.telemetryagent.instrument.hook.LibraryMethod;
import io.telemetryagent.instrument.http.CapturedHeaders;
import io.telemetryagent.instrument.http.HttpExchange;
import io.telemetryagent.instrument.http.HttpUrl;

/** What Apache's requests and responses tell, in version 4 and 5. */
final class ApacheMessages {
  private final LibraryMethod requestLine = new LibraryMethod("getRequestLine", 0);
  private final LibraryMethod method = new LibraryMethod("getMethod", 0);
  private final LibraryMethod uri = new LibraryMethod("getUri", 0);
  private final LibraryMethod requestUri = new LibraryMethod("getRequestUri", 0);
  private final LibraryMethod hostUri = new LibraryMethod("toURI", 0);
  private final LibraryMethod statusLine = new LibraryMethod("getStatusLine", 0);
  private final LibraryMethod statusCode = new LibraryMethod("getStatusCode", 0);
  private final LibraryMethod code = new LibraryMethod("getCode", 0);
  private final LibraryMethod headers = new LibraryMethod("getHeaders", 1);
  private final LibraryMethod value = new LibraryMethod("getValue", 0);
  private final CapturedHeaders captured;

  ApacheMessages(CapturedHeaders captured) {
    this.captured = captured;
  }

  /**
   * The exchange of a request.
   *
   * @param host where it goes to; null where the request says so itself
   */
  HttpExchange exchange(Object host, Object request) {
    HttpExchange exchange =
        HttpExchange.sent(method.text(line(request)), HttpUrl.of(url(host, request)))
            .userAgent(header(request, "User-Agent"));
    captured.request(name -> header(request, name), exchange);
    return exchange;
  }

  /** What {@code response} tells of {@code exchange}; null for nothing. */
  void answered(HttpExchange exchange, Object response) {
    Object line = statusLine.call(response);
    exchange.status(line == null ? code.number(0, response) : statusCode.number(0, line));
    captured.response(name -> header(response, name), exchange);
  }

  /** Whether it only asks a proxy for a tunnel. */
  boolean isConnect(Object request) {
    return "CONNECT".equals(method.text(line(request)));
  }

  /** What has the method and the URL: the request itself, as of version 5. */
  private Object line(Object request) {
    Object line = requestLine.call(request);
    return line == null ? request : line;
  }

  /** A request may name the whole URL, or only what is behind the host. */
  private String url(Object host, Object request) {
    Object whole = uri.call(line(request));
    String text = whole == null ? requestUri.text(request) : whole.toString();
    boolean isWhole = host == null || text == null || !text.startsWith("/");
    return isWhole ? text : hostUri.call(host) + text;
  }

  private String header(Object message, String name) {
    Object found = headers.call(message, name);
    if (!(found instanceof Object[]) || ((Object[]) found).length == 0) {
      return null;
    }
    StringBuilder joined = new StringBuilder();
    for (Object header : (Object[]) found) {
      joined.append(joined.length() == 0 ? "" : ", ").append(value.text(header));
    }
    return joined.toString();
  }
}
