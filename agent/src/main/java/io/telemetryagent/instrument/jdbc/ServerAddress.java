package io.telemetryagent.instrument.jdbc;

/** The first host of the many ways to write where servers are, and its port. */
final class ServerAddress {
  static final ServerAddress UNKNOWN = new ServerAddress(null, -1);

  private final String host;
  private final int port;

  private ServerAddress(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /**
   * Of {@code host}, {@code user:password@host:1,host2:2}, {@code [::1]:1}, SQL Server's {@code
   * host\instance:1}, MySQL's {@code [host:1,host2:2]} and {@code address=(host=h)(port=1)}.
   * Unknown where any part is not what it should be: it may be a password.
   */
  static ServerAddress of(String authority) {
    String hosts = authority.substring(authority.lastIndexOf('@') + 1);
    if (hosts.indexOf('(') >= 0) {
      return of(UrlText.pair(hosts, "(,", "host"), UrlText.pair(hosts, "(,", "port"));
    }
    if (hosts.startsWith("[")) return ofBrackets(hosts);
    String first = hosts.substring(0, UrlText.indexOfAny(hosts, ",", 0));
    if (isAddress6(first)) return new ServerAddress(first, -1);
    int colon = UrlText.indexOfAny(first, ":", 0);
    return of(first.substring(0, colon), UrlText.from(first, colon + 1));
  }

  private static ServerAddress ofBrackets(String hosts) {
    int close = hosts.indexOf(']');
    if (close < 0) return UNKNOWN;
    String inside = hosts.substring(1, close);
    if (!isAddress6(inside)) return inside.startsWith("[") ? UNKNOWN : of(inside);
    String behind = hosts.substring(close + 1, UrlText.indexOfAny(hosts, ",", close));
    if (!behind.isEmpty() && behind.charAt(0) != ':') return UNKNOWN;
    int port = port(UrlText.from(behind, 1));
    return port < -1 ? UNKNOWN : new ServerAddress(inside, port);
  }

  /** Unknown where the host is no host or the port no port; either may be null. */
  static ServerAddress of(String host, String port) {
    if (host == null) return UNKNOWN;
    String name = host.substring(0, UrlText.indexOfAny(host, "\\", 0));
    int number = port(port);
    boolean valid = number >= -1 && (isHostName(name) || isAddress6(name));
    return valid ? new ServerAddress(name, number) : UNKNOWN;
  }

  /** Null if unknown. */
  String host() {
    return host;
  }

  /** -1 if unknown. */
  int port() {
    return port;
  }

  /** -1 for none, -2 for what is no port. */
  private static int port(String text) {
    if (text == null || text.isEmpty()) return -1;
    if (text.length() > 5) return -2;
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') return -2;
      port = 10 * port + c - '0';
    }
    return port <= 65_535 ? port : -2;
  }

  private static boolean isHostName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') return false;
    }
    return !text.isEmpty();
  }

  private static boolean isAddress6(String text) {
    int colons = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') colons++;
      // Behind a % comes the name of a network interface.
      if (c == '%' && colons > 1) return isHostName(text.substring(i + 1));
      if (c != ':' && c != '.' && Character.digit(c, 16) < 0) return false;
    }
    return colons == 7 || colons > 1 && text.contains("::");
  }
}
