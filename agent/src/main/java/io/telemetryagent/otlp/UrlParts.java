package io.telemetryagent.otlp;

import io.opentelemetry.api.common.AttributesBuilder;

/** The parts of a URL that a server was asked for, well-formed or not. Fills url.* and server.*. */
final class UrlParts {
  private final String scheme;
  private final String authority;
  private final String path;
  private final String query;

  private UrlParts(String scheme, String authority, String path, String query) {
    this.scheme = scheme;
    this.authority = authority;
    this.path = path;
    this.query = query;
  }

  /** Parts of {@code http://host:port/path?query}, or of the path and query alone. */
  static UrlParts of(String url) {
    int scheme = url.startsWith("/") ? -1 : url.indexOf("://");
    int authority = scheme < 0 ? 0 : scheme + 3;
    int mark = url.indexOf('?', authority);
    int end = mark < 0 ? url.length() : mark;
    int slash = scheme < 0 ? 0 : url.indexOf('/', authority);
    int path = slash < 0 || slash > end ? end : slash;
    return new UrlParts(
        scheme < 0 ? null : url.substring(0, scheme),
        scheme < 0 ? null : url.substring(authority, path),
        path == end ? "/" : url.substring(path, end),
        mark < 0 ? null : url.substring(mark + 1));
  }

  void putServed(AttributesBuilder attributes) {
    AttributeValues.put("url.scheme", scheme, attributes);
    AttributeValues.put("url.path", path, attributes);
    AttributeValues.put("url.query", query, attributes);
    if (authority != null) {
      putServer(attributes);
    }
  }

  private void putServer(AttributesBuilder attributes) {
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']') && colon < authority.length() - 1;
    String host = hasPort ? authority.substring(0, colon) : authority;
    boolean isIpv6 = host.startsWith("[") && host.endsWith("]");
    AttributeValues.put(
        "server.address", isIpv6 ? host.substring(1, host.length() - 1) : host, attributes);
    if (hasPort) {
      putPort(authority.substring(colon + 1), attributes);
    } else if ("http".equals(scheme) || "https".equals(scheme)) {
      attributes.put("server.port", scheme.equals("https") ? 443 : 80);
    }
  }

  private static void putPort(String port, AttributesBuilder attributes) {
    try {
      attributes.put("server.port", Integer.parseInt(port));
    } catch (NumberFormatException e) {
      // It is no port, and there is no other.
    }
  }
}
