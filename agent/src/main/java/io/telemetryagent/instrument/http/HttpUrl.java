package io.telemetryagent.instrument.http;

/** A URL as an app gave it, well-formed or not. */
public final class HttpUrl {
  private final String text;

  /** Where the path begins; the length of the text where there is none. */
  private final int pathStart;

  private HttpUrl(String text) {
    this.text = text;
    int authority = authorityStart(text);
    this.pathStart = firstOf(text, "/?#", authority);
  }

  /** An absolute URL; null counts as an empty one. */
  public static HttpUrl of(String absolute) {
    return new HttpUrl(absolute == null ? "" : absolute);
  }

  /**
   * A URL of its parts.
   *
   * @param host without a port; null for unknown
   * @param port -1 for the scheme's own
   * @param query without its question mark; null for none
   */
  public static HttpUrl of(String scheme, String host, int port, String path, String query) {
    StringBuilder url = new StringBuilder(64);
    if (scheme != null && host != null) {
      boolean isBareIpv6 = host.indexOf(':') >= 0 && !host.startsWith("[");
      url.append(scheme).append("://").append(isBareIpv6 ? "[" + host + "]" : host);
      if (port > 0 && port != defaultPort(scheme)) {
        url.append(':').append(port);
      }
    }
    url.append(path == null ? "" : path);
    if (query != null) {
      url.append('?').append(query);
    }
    return new HttpUrl(url.toString());
  }

  /** The path, {@code /} where there is none; without query. */
  String path() {
    int end = firstOf(text, "?#", pathStart);
    return end == pathStart ? "/" : text.substring(pathStart, end);
  }

  /** The host alone; null where there is none. */
  String host() {
    String authority = authority();
    if (authority.startsWith("[")) {
      int close = authority.indexOf(']');
      return close < 0 ? null : authority.substring(1, close);
    }
    int colon = authority.indexOf(':');
    String host = colon < 0 ? authority : authority.substring(0, colon);
    return host.isEmpty() ? null : host;
  }

  /** The port, or the scheme's own; -1 where neither is known. */
  int port() {
    String authority = authority();
    int colon = authority.lastIndexOf(':');
    if (colon > authority.lastIndexOf(']')) {
      try {
        int port = Integer.parseInt(authority.substring(colon + 1));
        return port >= 0 && port < 65_536 ? port : -1;
      } catch (NumberFormatException e) {
        return -1;
      }
    }
    int scheme = text.indexOf("://");
    return scheme < 0 || authority.isEmpty() ? -1 : defaultPort(text.substring(0, scheme));
  }

  /** The whole, without user and password. */
  String withoutUser() {
    int authority = authorityStart(text);
    int at = text.lastIndexOf('@', pathStart - 1);
    return at < authority ? text : text.substring(0, authority) + text.substring(at + 1);
  }

  private String authority() {
    int start = authorityStart(text);
    int at = text.lastIndexOf('@', pathStart - 1);
    return text.substring(Math.max(start, at + 1), pathStart);
  }

  private static int authorityStart(String text) {
    int scheme = text.indexOf("://");
    // Only where it is a scheme: a query may hold a whole URL.
    return scheme < 0 || firstOf(text, "/?#", 0) < scheme ? 0 : scheme + 3;
  }

  /** Where the first of these characters is; the end of the text where there is none. */
  private static int firstOf(String text, String characters, int from) {
    for (int i = from; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static int defaultPort(String scheme) {
    return scheme.equalsIgnoreCase("https") ? 443 : scheme.equalsIgnoreCase("http") ? 80 : -1;
  }
}
