package io.telemetryagent.instrument.jdbc;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.redact.sql.SqlText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One call of a database. Fills db.* of telemetry.v2. */
final class DbCall extends Exchange {
  private static final long UNKNOWN = -1;

  private final JdbcUrl database;
  private final String sql;
  private final boolean masked;
  private volatile long rows = UNKNOWN;
  private volatile int batchSize;

  /** Made by the writer, which alone reads it. */
  private SqlText text;

  /**
   * A call.
   *
   * @param masked whether literals in {@code sql} are not to be written
   */
  DbCall(JdbcUrl database, String sql, boolean masked) {
    super(Role.DATABASE);
    this.database = database;
    this.sql = sql;
    this.masked = masked;
  }

  /** Reads what the call returned: rows that were changed, or those of each part of a batch. */
  void returned(Object result) {
    if (result instanceof Integer || result instanceof Long) {
      rows = ((Number) result).longValue();
    } else if (result instanceof int[]) {
      long sum = 0;
      for (int count : (int[]) result) {
        sum += Math.max(0, count);
      }
      batch(((int[]) result).length, sum);
    } else if (result instanceof long[]) {
      long sum = 0;
      for (long count : (long[]) result) {
        sum += Math.max(0, count);
      }
      batch(((long[]) result).length, sum);
    }
  }

  @Override
  public Map<String, Object> requestAttributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("span.kind", "client");
    attributes.put("db.system", database.system());
    put(attributes, "db.name", database.database());
    put(attributes, "db.operation", text().operation());
    put(attributes, "db.statement", text().statement());
    put(attributes, "net.peer.name", database.host());
    if (database.port() >= 0) {
      attributes.put("net.peer.port", database.port());
    }
    return attributes;
  }

  @Override
  public Map<String, Object> responseAttributes() {
    Map<String, Object> attributes = requestAttributes();
    if (rows != UNKNOWN) {
      attributes.put("db.rows", rows);
    }
    if (batchSize > 0) {
      attributes.put("db.batch_size", batchSize);
    }
    return attributes;
  }

  @Override
  public String requestMessage() {
    String operation = text().operation() == null ? "call" : text().operation();
    return database.database() == null
        ? operation + " on " + database.system()
        : operation + " on " + database.system() + " " + database.database();
  }

  @Override
  public String responseMessage(long durationNanos) {
    String outcome = thrown() == null ? "" : " failed";
    return String.format(
        Locale.ROOT, "%s%s in %.1f ms", requestMessage(), outcome, durationNanos / 1e6);
  }

  private void batch(int size, long sum) {
    batchSize = size;
    rows = sum;
  }

  private SqlText text() {
    if (text == null) {
      text = SqlText.of(sql, masked);
    }
    return text;
  }

  private static void put(Map<String, Object> attributes, String key, String value) {
    if (value != null && !value.isEmpty()) {
      attributes.put(key, value);
    }
  }
}
