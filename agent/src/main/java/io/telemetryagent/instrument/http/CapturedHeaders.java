package io.telemetryagent.instrument.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Copies the headers that the option capture_headers names. Fills http.*.header.*. */
public final class CapturedHeaders {
  /** The headers of a message. */
  public interface Headers {
    /** The value, several joined by commas; null for none. */
    String get(String name);
  }

  private final Set<String> names;

  /** Copies the headers of these names. */
  public CapturedHeaders(Set<String> names) {
    this.names = names;
  }

  /** Takes what is wanted of the headers of the request. */
  public void request(Headers headers, HttpExchange exchange) {
    exchange.requestHeaders(copy("http.request.header.", headers));
  }

  /** The same of the response. */
  public void response(Headers headers, HttpExchange exchange) {
    exchange.responseHeaders(copy("http.response.header.", headers));
  }

  private Map<String, Object> copy(String prefix, Headers headers) {
    if (names.isEmpty()) {
      return Collections.emptyMap();
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (String name : names) {
      String value = headers.get(name);
      if (value != null) {
        attributes.put(prefix + name, value);
      }
    }
    return attributes;
  }
}
