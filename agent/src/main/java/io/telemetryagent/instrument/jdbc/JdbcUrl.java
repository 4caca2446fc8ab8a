package io.telemetryagent.instrument.jdbc;

/**
 * What a JDBC URL tells of the database. Secrets never leave it: where a password could be taken
 * for a host or a name, there is neither. Fills db.system, db.name, net.peer.name, net.peer.port.
 */
final class JdbcUrl {
  /** No driver's URL comes near. Of a longer one no more than the system is read. */
  private static final int MAX_LENGTH = 8192;

  /** What stands before the word that names the database: drivers around another driver. */
  private static final String[] WRAPPERS = {
    "jdbc:",
    "jdbc-secretsmanager:",
    "p6spy:",
    "log4jdbc:",
    "jdbcdslog:",
    "tc:",
    "otel:",
    "tracing:",
    "aws-wrapper:",
    "jtds:",
    "microsoft:",
    "datadirect:",
    "weblogic:",
    "tibcosoftwareinc:",
  };

  private final String system;
  private final String database;
  private final ServerAddress address;

  JdbcUrl(String system, String database, ServerAddress address) {
    this.system = system;
    this.database = database == null || database.isEmpty() ? null : database;
    this.address = address;
  }

  /** Takes whatever a driver calls its URL, or null. */
  static JdbcUrl of(String url) {
    int start = url == null ? 0 : behindWrappers(url);
    int colon = start == 0 ? -1 : url.indexOf(':', start);
    if (colon < 0) return unknown(DatabaseSystem.OTHER);
    String system = DatabaseSystem.ofWord(url.substring(start, colon));
    if (url.length() > MAX_LENGTH) return unknown(system);
    String location = url.substring(colon + 1);
    if (system.equals("oracle") && location.indexOf('@') >= 0)
      return OracleLocation.parse(location);
    if (FileLocation.isUsedBy(system)) return FileLocation.parse(system, location);
    return ServerLocation.parse(system, location);
  }

  /** Of a URL that tells no more than this. */
  static JdbcUrl unknown(String system) {
    return new JdbcUrl(system, null, ServerAddress.UNKNOWN);
  }

  /** From the package of a driver's class: {@code h2} of {@code org.h2.Driver}; null if unknown. */
  static String systemOf(String driverClassName) {
    return driverClassName == null ? null : DatabaseSystem.ofDriver(driverClassName);
  }

  /** OpenTelemetry's name, {@code other_sql} if unknown. */
  String system() {
    return system;
  }

  /** The name that the driver asks for, of a file without its folders; null if unknown. */
  String database() {
    return database;
  }

  /** Of several hosts the first; null if unknown, as for a database inside the app. */
  String host() {
    return address.host();
  }

  /** As the URL has it, no driver's default; -1 if unknown. */
  int port() {
    return address.port();
  }

  private static int behindWrappers(String url) {
    int start = 0;
    for (int size = wrapper(url, start); size > 0; size = wrapper(url, start)) start += size;
    return start;
  }

  private static int wrapper(String url, int start) {
    for (String wrapper : WRAPPERS) {
      if (url.regionMatches(true, start, wrapper, 0, wrapper.length())) return wrapper.length();
    }
    return 0;
  }
}
