package io.telemetryagent.instrument.jdbc;

import java.util.Locale;

/** {@code //host:port/database?key=value} and its many kin. */
final class ServerLocation {
  /** What a key is called whose value may hold an at sign: the rest are no place for one. */
  private static final String[] KEYS_OF_NAMES = {
    "user", "uid", "login", "principal", "pass", "pwd"
  };

  private ServerLocation() {}

  static JdbcUrl parse(String system, String location) {
    // Sybase leaves out the slashes.
    if (location.startsWith("Tds:")) return parse(system, "//" + location.substring(4));
    int slashes = slashes(location);
    if (slashes < 0) return new JdbcUrl(system, localName(location), ServerAddress.UNKNOWN);
    int from = slashes + 2;
    int end = UrlText.indexOfAny(location, "/?;#", from);
    String rest = location.substring(end);
    // BigQuery has a whole URL there: https:// is no host.
    if (rest.startsWith("//") || isUserInfo(rest)) return JdbcUrl.unknown(system);
    String name = rest.startsWith("/") ? name(rest.substring(1)) : null;
    return new JdbcUrl(
        system,
        name == null ? UrlText.pair(rest, separators(system), databaseKeys(system)) : name,
        address(system, location.substring(from, end), rest));
  }

  /** Where the server is, behind words such as {@code loadbalance:}; -1 for a local database. */
  private static int slashes(String location) {
    int slashes = location.indexOf("//");
    boolean found = slashes >= 0 && UrlText.indexOfAny(location, "?;@=/", 0) == slashes;
    return found && (slashes == 0 || location.charAt(slashes - 1) == ':') ? slashes : -1;
  }

  /**
   * Whether the host may be the start of a user's name or password with a slash or the like in it:
   * {@code //user:12/3@host/database}.
   */
  static boolean isUserInfo(String rest) {
    int at = rest.indexOf('@');
    if (at < 0) return false;
    String key = UrlText.behindLast(rest.substring(0, at), "?;&:,");
    String name = key.substring(0, UrlText.indexOfAny(key, "=", 0)).toLowerCase(Locale.ROOT);
    for (String known : KEYS_OF_NAMES) {
      if (name.length() < key.length() && name.contains(known)) return false;
    }
    return true;
  }

  /** {@code jdbc:postgresql:database}, {@code jdbc:db2:database}. */
  private static String localName(String location) {
    int end = UrlText.indexOfAny(location, "?;", 0);
    String name = location.substring(0, end);
    return UrlText.indexOfAny(name, "@:=/", 0) == end ? name : null;
  }

  /** Null for a key that stands where most drivers have the name. */
  private static String name(String path) {
    String name = path.substring(0, UrlText.indexOfAny(path, "/?;:&#,", 0));
    return name.isEmpty() || name.indexOf('=') >= 0 ? null : name;
  }

  private static ServerAddress address(String system, String authority, String rest) {
    ServerAddress address = ServerAddress.of(authority);
    if (address != ServerAddress.UNKNOWN || !system.equals("mssql")) return address;
    return ServerAddress.of(
        UrlText.pair(rest, ";", "serverName", "server"),
        UrlText.pair(rest, ";", "portNumber", "port"));
  }

  private static String separators(String system) {
    if (system.equals("teradata")) return "/,";
    return system.equals("mssql") ? ";" : "?;&";
  }

  private static String[] databaseKeys(String system) {
    switch (system) {
      case "mssql":
      case "hanadb":
      case "teradata":
        return new String[] {"databaseName", "database"};
      case "snowflake":
        return new String[] {"db"};
      case "sybase":
      case "oracle":
        return new String[] {"serviceName"};
      default:
        return new String[0];
    }
  }
}
