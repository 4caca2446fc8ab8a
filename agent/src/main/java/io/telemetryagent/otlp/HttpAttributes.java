package io.telemetryagent.otlp;

import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What lines tell of an HTTP exchange, by the names of the HTTP conventions, 1.23 and later. */
final class HttpAttributes {
  private static final Set<String> METHODS =
      new HashSet<>(
          Arrays.asList(
              "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
              "QUERY"));

  private HttpAttributes() {}

  /**
   * Adds one attribute.
   *
   * @param all those of the event, which tell whether it is the server or the client
   */
  static void put(String key, Object value, Map<String, Object> all, AttributesBuilder attributes) {
    boolean isServer = isServer(all);
    switch (key) {
      case "span.kind":
        break;
      case "http.method":
        putMethod(value.toString(), attributes);
        break;
      case "http.url":
        if (isServer) {
          UrlParts.of(value.toString()).putServed(attributes);
        } else {
          AttributeValues.put("url.full", value, attributes);
        }
        break;
      case "http.status_code":
        AttributeValues.put("http.response.status_code", value, attributes);
        break;
      case "http.user_agent":
        AttributeValues.put("user_agent.original", value, attributes);
        break;
      case "net.peer.name":
        AttributeValues.put(
            isServer ? "network.peer.address" : "server.address", value, attributes);
        break;
      case "net.peer.port":
        AttributeValues.put(isServer ? "network.peer.port" : "server.port", value, attributes);
        break;
      default:
        putOther(key, value, attributes);
    }
  }

  static boolean isServer(Map<String, Object> attributes) {
    return "server".equals(attributes.get("span.kind"));
  }

  /** The name of a span: the method, and the route where there is one. */
  static String spanName(Map<String, Object> attributes) {
    String method = String.valueOf(attributes.get("http.method"));
    String known = METHODS.contains(method) ? method : "HTTP";
    Object route = isServer(attributes) ? attributes.get("http.route") : null;
    return route == null ? known : known + " " + route;
  }

  /** Only known methods are names: a client may send any text. */
  private static void putMethod(String method, AttributesBuilder attributes) {
    boolean isKnown = METHODS.contains(method);
    attributes.put("http.request.method", isKnown ? method : "_OTHER");
    if (!isKnown) {
      AttributeValues.put("http.request.method_original", method, attributes);
    }
  }

  /** Headers are lists, as one may be sent several times. */
  private static void putOther(String key, Object value, AttributesBuilder attributes) {
    if (key.startsWith("http.request.header.") || key.startsWith("http.response.header.")) {
      attributes.put(key, new String[] {AttributeValues.text(value.toString())});
    } else {
      AttributeValues.put(key, value, attributes);
    }
  }
}
