package io.telemetryagent.instrument.jdbc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names of databases, by the first word of a JDBC URL and by the package of a driver's class.
 *
 * <p>They are those of OpenTelemetry's {@code db.system}, of which version 1.24.0 of the semantic
 * conventions is the last to have no other attribute in its place. For a database that is not
 * listed there they ask for its name in lower case.
 */
final class DatabaseSystem {
  /** A database that no row below knows. */
  static final String OTHER = "other_sql";

  /** Name, first words of URLs, packages of drivers. */
  private static final String[][] SYSTEMS = {
    {"postgresql", "postgresql pgsql", "org.postgresql com.impossibl.postgres"},
    {"mysql", "mysql mysql+srv", "com.mysql org.gjt.mm.mysql"},
    {"mariadb", "mariadb", "org.mariadb"},
    {"h2", "h2", "org.h2"},
    {"hsqldb", "hsqldb", "org.hsqldb"},
    {"oracle", "oracle", "oracle"},
    {"mssql", "sqlserver", "com.microsoft.sqlserver net.sourceforge.jtds"},
    {"sqlite", "sqlite", "org.sqlite"},
    {"derby", "derby", "org.apache.derby"},
    {"db2", "db2 as400", "com.ibm.db2 com.ibm.as400"},
    {"informix", "informix-sqli informix-direct", "com.informix"},
    {"sybase", "sybase", "com.sybase"},
    {"hanadb", "sap", "com.sap.db"},
    {"maxdb", "sapdb", "com.sap.dbtech"},
    {"teradata", "teradata", "com.teradata"},
    {"vertica", "vertica", "com.vertica"},
    {"netezza", "netezza", "org.netezza"},
    {"redshift", "redshift", "com.amazon.redshift"},
    {"snowflake", "snowflake", "net.snowflake"},
    {"clickhouse", "clickhouse ch", "com.clickhouse ru.yandex.clickhouse"},
    {"trino", "trino", "io.trino"},
    {"presto", "presto", "com.facebook.presto io.prestosql"},
    {"hive", "hive2", "org.apache.hive"},
    {"cassandra", "cassandra", "com.ing.data.cassandra"},
    {"spanner", "cloudspanner", "com.google.cloud.spanner"},
    {"duckdb", "duckdb", "org.duckdb"},
    {"firebird", "firebirdsql firebird", "org.firebirdsql"},
    {"interbase", "interbase", "interbase.interclient"},
    {"edb", "edb", "com.edb"},
    {"cockroachdb", "cockroachdb", "io.cockroachdb"},
    {"neo4j", "neo4j", "org.neo4j"},
    {"couchbase", "couchbase", "com.couchbase"},
    {"ingres", "ingres", "com.ingres"},
    {"cache", "cache iris", "com.intersys com.intersystems"},
    {"pervasive", "pervasive", "com.pervasive"},
    {"pointbase", "pointbase", "com.pointbase"},
  };

  private static final int LONGEST_WORD = "informix-direct".length();
  private static final Map<String, String> BY_WORD = new HashMap<>();

  static {
    for (String[] system : SYSTEMS) {
      for (String word : system[1].split(" ")) BY_WORD.put(word, system[0]);
    }
  }

  private DatabaseSystem() {}

  /** The system of the URLs that start with {@code jdbc:}, this word, and a colon. */
  static String ofWord(String word) {
    if (word.length() > LONGEST_WORD) return OTHER;
    return BY_WORD.getOrDefault(word.toLowerCase(Locale.ROOT), OTHER);
  }

  /** The system whose driver has this class; null if unknown, as for a pool's. */
  static String ofDriver(String className) {
    for (String[] system : SYSTEMS) {
      for (String prefix : system[2].split(" ")) {
        if (className.startsWith(prefix + ".")) return system[0];
      }
    }
    return null;
  }
}
