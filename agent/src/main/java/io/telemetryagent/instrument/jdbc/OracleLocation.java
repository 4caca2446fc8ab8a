package io.telemetryagent.instrument.jdbc;

/**
 * What is behind {@code jdbc:oracle:}, by the JDBC Developer's Guide: driver type, user, and behind
 * an at sign an address, a description of addresses, or a name that a file or directory resolves.
 */
final class OracleLocation {
  private OracleLocation() {}

  static JdbcUrl parse(String location) {
    int query = UrlText.indexOfAny(location, "?", location.indexOf('@'));
    // Either may be a password's: the question mark, or the at sign behind it.
    if (location.indexOf('@', query) >= 0) return JdbcUrl.unknown("oracle");
    String place = location.substring(location.lastIndexOf('@') + 1, query).trim();
    if (place.startsWith("(")) return ofDescription(place);
    int slashes = place.indexOf("//");
    if (slashes < 0) return ofAddress(place);
    // LDAP and the like are where the address is kept, not the address.
    boolean direct = slashes == 0 || place.regionMatches(true, 0, "tcp", 0, 3);
    return direct ? ofAddress(place.substring(slashes + 2)) : JdbcUrl.unknown("oracle");
  }

  /** {@code (DESCRIPTION=(ADDRESS=(HOST=h)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=s)))}. */
  private static JdbcUrl ofDescription(String description) {
    return new JdbcUrl(
        "oracle",
        name(UrlText.pair(description, "(", "SERVICE_NAME", "SID")),
        ServerAddress.of(
            UrlText.pair(description, "(", "HOST"), UrlText.pair(description, "(", "PORT")));
  }

  /** {@code h:1521/service:dedicated}, {@code h:1521:sid}, or the alias of an address. */
  private static JdbcUrl ofAddress(String place) {
    int slash = place.indexOf('/');
    if (slash >= 0) return of(place.substring(0, slash), place.substring(slash + 1));
    int colon = place.lastIndexOf(':');
    if (colon >= 0) return of(place.substring(0, colon), place.substring(colon + 1));
    return new JdbcUrl("oracle", name(place), ServerAddress.UNKNOWN);
  }

  private static JdbcUrl of(String hosts, String service) {
    String name = service.substring(0, UrlText.indexOfAny(service, ":/", 0));
    return new JdbcUrl("oracle", name(name), ServerAddress.of(hosts));
  }

  /** Null for what Oracle takes for no name. */
  private static String name(String text) {
    if (text == null) return null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && "_$#.-".indexOf(c) < 0) return null;
    }
    return text;
  }
}
