package io.telemetryagent.instrument.http;

import io.telemetryagent.config.SecretKeys;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;

/**
 * A URL as an app gave it, well-formed or not. What is written of it has no user info, and no value
 * of a query's secret key.
 */
final class HttpUrl {
  private final String text;

  /** Where the path begins; the length of the text where there is none. */
  private final int pathStart;

  /** Where the query's question mark is; -1 for none. */
  private final int query;

  private HttpUrl(String text) {
    this.text = text;
    int authority = authorityStart(text);
    int end = firstOf(text, "/?#", authority);
    this.pathStart = end;
    int fragment = text.indexOf('#', end);
    int mark = text.indexOf('?', end);
    this.query = fragment >= 0 && mark > fragment ? -1 : mark;
  }

  /** An absolute URL; null counts as an empty one. */
  static HttpUrl of(String absolute) {
    return new HttpUrl(absolute == null ? "" : absolute);
  }

  /**
   * A URL of its parts.
   *
   * @param host without a port; null for unknown
   * @param port -1 for the scheme's own
   * @param query without its question mark; null for none
   */
  static HttpUrl of(String scheme, String host, int port, String path, String query) {
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

  /** The path, {@code /} where there is none; without query, and without secret parameters. */
  String path() {
    int end = firstOf(text, "?#", pathStart);
    StringBuilder path = new StringBuilder(end - pathStart);
    appendRedacted(text.substring(pathStart, end), ";/", path);
    return path.length() == 0 ? "/" : path.toString();
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

  /** The whole, without what must not be written. */
  String redacted() {
    int authority = authorityStart(text);
    int at = text.lastIndexOf('@', pathStart - 1);
    StringBuilder result = new StringBuilder(text.length());
    result.append(text, 0, authority);
    result.append(text, Math.max(authority, at + 1), pathStart);
    int end = firstOf(text, "#", pathStart);
    // A path may have parameters as well: ;jsessionid=
    appendRedacted(text.substring(pathStart, query < 0 ? end : query), ";/", result);
    if (query >= 0) {
      result.append('?');
      appendRedacted(text.substring(query + 1, end), "&;", result);
    }
    return result.append(text, end, text.length()).toString();
  }

  private static void appendRedacted(String pairs, String separators, StringBuilder result) {
    int start = 0;
    while (start <= pairs.length()) {
      int end = firstOf(pairs, separators, start);
      int equals = pairs.indexOf('=', start);
      boolean hasValue = equals >= 0 && equals < end;
      if (hasValue && SecretKeys.isSecret(decoded(pairs.substring(start, equals)))) {
        result.append(pairs, start, equals + 1).append(SecretKeys.REDACTED);
      } else {
        result.append(pairs, start, end);
      }
      if (end < pairs.length()) {
        result.append(pairs.charAt(end));
      }
      start = end + 1;
    }
  }

  /** The key as the app will read it: {@code %74oken} is {@code token}. */
  private static String decoded(String key) {
    if (key.indexOf('%') < 0) {
      return key;
    }
    try {
      return URLDecoder.decode(key, "UTF-8");
    } catch (IllegalArgumentException | UnsupportedEncodingException e) {
      return key;
    }
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
