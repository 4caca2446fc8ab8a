package io.telemetryagent.instrument.jdbc;

import io.telemetryagent.instrument.hook.WeakTable;

/** What is known of connections and statements. Nothing is ever asked of a database for it. */
final class Statements {
  private final WeakTable<JdbcUrl> connections = new WeakTable<>();
  private final WeakTable<Known> statements = new WeakTable<>();
  private final WeakTable<Making> making = new WeakTable<>();

  /** A driver begins to open a connection. */
  void opens() {
    making().connecting++;
  }

  /** It has opened {@code connection}; null where it failed. */
  void opened(Object connection, String url) {
    making().connecting--;
    if (connection != null) {
      connections.put(connection, JdbcUrl.of(url));
    }
  }

  /**
   * Whether this thread is opening a connection: what it executes then is the driver's business.
   */
  boolean isOpening() {
    Making current = making.get(Thread.currentThread());
    return current != null && current.connecting > 0;
  }

  /** A connection begins to make a statement, maybe by asking one that it wraps. */
  void makes() {
    Making current = making();
    if (current.depth++ == 0) {
      current.database = null;
    }
  }

  /**
   * It has made {@code statement}; null where it failed. The innermost connection knows best what
   * database it is.
   *
   * @param sql as prepared; null for a plain statement
   */
  void made(Object connection, Object statement, String sql) {
    Making current = making();
    if (current.database == null) {
      current.database = databaseOf(connection);
    }
    if (statement != null) {
      statements.put(statement, new Known(current.database, sql));
    }
    if (--current.depth == 0) {
      current.database = null;
    }
  }

  /** The first statement of a batch of plain ones. */
  void batched(Object statement, String sql) {
    Known known = statements.get(statement);
    if (known == null) {
      known = new Known(byDriver(statement), null);
      statements.put(statement, known);
    }
    if (known.batch == null) {
      known.batch = sql;
    }
  }

  /**
   * The call that a statement makes.
   *
   * @param sql what it was given; null where it was prepared, or has a batch
   */
  DbCall call(Object statement, String sql, boolean mask) {
    Known known = statements.get(statement);
    if (known == null) {
      return new DbCall(byDriver(statement), sql, mask);
    }
    if (sql == null && known.prepared != null) {
      return new DbCall(known.database, known.prepared, false);
    }
    String batch = known.batch;
    known.batch = null;
    return new DbCall(known.database, sql == null ? batch : sql, mask);
  }

  private Making making() {
    Making known = making.get(Thread.currentThread());
    if (known == null) {
      known = new Making();
      making.put(Thread.currentThread(), known);
    }
    return known;
  }

  private JdbcUrl databaseOf(Object connection) {
    JdbcUrl known = connections.get(connection);
    return known == null ? byDriver(connection) : known;
  }

  /** What is known of a database where its URL was never told. */
  private static JdbcUrl byDriver(Object object) {
    String system = JdbcUrl.systemOf(object.getClass().getName());
    return JdbcUrl.unknown(system == null ? DatabaseSystem.OTHER : system);
  }

  /** What one thread is about to open and make. */
  private static final class Making {
    int depth;
    int connecting;
    JdbcUrl database;
  }

  private static final class Known {
    final JdbcUrl database;
    final String prepared;
    volatile String batch;

    Known(JdbcUrl database, String prepared) {
      this.database = database;
      this.prepared = prepared;
    }
  }
}
