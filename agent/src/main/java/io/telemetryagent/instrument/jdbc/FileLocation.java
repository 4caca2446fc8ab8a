package io.telemetryagent.instrument.jdbc;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The path of a database inside the app, or of one that a server has by its path. */
final class FileLocation {
  private static final Set<String> SYSTEMS =
      new HashSet<>(
          Arrays.asList(
              "h2", "hsqldb", "derby", "sqlite", "duckdb", "firebird", "interbase", "spanner"));

  /** What is before the two slashes of a server, and not before those of a file. */
  private static final Set<String> PROTOCOLS =
      new HashSet<>(Arrays.asList("", "tcp:", "ssl:", "hsql:", "hsqls:", "http:", "https:"));

  private FileLocation() {}

  static boolean isUsedBy(String system) {
    return SYSTEMS.contains(system);
  }

  static JdbcUrl parse(String system, String location) {
    int slashes = location.indexOf("//");
    if (slashes < 0 || !hasServers(system) || !PROTOCOLS.contains(location.substring(0, slashes))) {
      return new JdbcUrl(system, fileName(location), ServerAddress.UNKNOWN);
    }
    int end = UrlText.indexOfAny(location, "/?;#", slashes + 2);
    String rest = location.substring(end);
    if (ServerLocation.isUserInfo(rest)) return JdbcUrl.unknown(system);
    ServerAddress address = ServerAddress.of(location.substring(slashes + 2, end));
    return new JdbcUrl(system, fileName(rest), address);
  }

  private static boolean hasServers(String system) {
    return !system.equals("sqlite") && !system.equals("duckdb");
  }

  /** Without folders: these may name a person. */
  private static String fileName(String location) {
    String path = location.substring(0, UrlText.indexOfAny(location, "?;", 0));
    String name = UrlText.behindLast(path, "/\\:!)");
    return name.indexOf('=') < 0 && !name.equals(".") && !name.equals("~") ? name : null;
  }
}
