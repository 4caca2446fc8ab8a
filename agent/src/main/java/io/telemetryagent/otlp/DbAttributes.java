package io.telemetryagent.otlp;

import io.opentelemetry.api.common.AttributesBuilder;
import java.util.HashMap;
import java.util.Map;

/** What lines tell of a database call, by the names of the database conventions, 1.33 and later. */
final class DbAttributes {
  private static final Map<String, String> NAMES = new HashMap<>();

  /** Systems that the conventions named anew when they became stable. */
  private static final Map<String, String> SYSTEMS = new HashMap<>();

  static {
    NAMES.put("db.statement", "db.query.text");
    NAMES.put("db.name", "db.namespace");
    NAMES.put("net.peer.name", "server.address");
    NAMES.put("net.peer.port", "server.port");
    SYSTEMS.put("h2", "h2database");
    SYSTEMS.put("oracle", "oracle.db");
    SYSTEMS.put("mssql", "microsoft.sql_server");
    SYSTEMS.put("db2", "ibm.db2");
    SYSTEMS.put("informix", "ibm.informix");
    SYSTEMS.put("netezza", "ibm.netezza");
    SYSTEMS.put("hanadb", "sap.hana");
    SYSTEMS.put("maxdb", "sap.maxdb");
    SYSTEMS.put("redshift", "aws.redshift");
    SYSTEMS.put("spanner", "gcp.spanner");
    SYSTEMS.put("firebird", "firebirdsql");
    SYSTEMS.put("ingres", "actian.ingres");
    SYSTEMS.put("cache", "intersystems.cache");
  }

  private DbAttributes() {}

  /**
   * Adds one attribute.
   *
   * @param all those of the event, which tell whether it is a batch
   */
  static void put(String key, Object value, Map<String, Object> all, AttributesBuilder attributes) {
    switch (key) {
      case "span.kind":
        break;
      case "db.system":
        attributes.put("db.system.name", system(value));
        break;
      case "db.batch_size":
        if (isBatch(all)) {
          AttributeValues.put("db.operation.batch.size", value, attributes);
          attributes.put("db.operation.name", operation(all));
        }
        break;
      case "db.operation":
        AttributeValues.put("db.operation.name", operation(all), attributes);
        break;
      default:
        AttributeValues.put(NAMES.getOrDefault(key, key), value, attributes);
    }
  }

  /** The name of a span: operation and database, as far as they are known. */
  static String spanName(Map<String, Object> attributes) {
    String operation = operation(attributes);
    Object target = target(attributes);
    if (operation == null) {
      return target == null ? system(attributes.get("db.system")) : target.toString();
    }
    return target == null ? operation : operation + " " + target;
  }

  /** Null where it is not known. */
  private static String operation(Map<String, Object> all) {
    Object operation = all.get("db.operation");
    if (isBatch(all)) {
      return operation == null ? "BATCH" : "BATCH " + operation;
    }
    return operation == null ? null : operation.toString();
  }

  /** A batch of one is none. */
  private static boolean isBatch(Map<String, Object> all) {
    Object size = all.get("db.batch_size");
    return size instanceof Number && ((Number) size).longValue() > 1;
  }

  private static Object target(Map<String, Object> attributes) {
    Object database = attributes.get("db.name");
    Object host = attributes.get("net.peer.name");
    Object port = attributes.get("net.peer.port");
    return database != null || host == null || port == null
        ? database == null ? host : database
        : host + ":" + port;
  }

  private static String system(Object name) {
    String text = String.valueOf(name);
    return SYSTEMS.getOrDefault(text, text);
  }
}
