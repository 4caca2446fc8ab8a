package io.telemetryagent.instrument.jdbc;

import io.telemetryagent.instrument.hook.LibraryHook;
import java.sql.Connection;
import java.sql.Statement;

/** A connection makes a statement: then is known what it will say, and to whom. */
final class StatementHook extends LibraryHook {
  private final Statements statements;

  StatementHook(Statements statements) {
    this.statements = statements;
  }

  @Override
  public Object enter(Object self, Object[] arguments) {
    if (!(self instanceof Connection)) {
      return null;
    }
    statements.makes();
    boolean isPrepared = arguments.length > 0 && arguments[0] instanceof String;
    return new Making(self, isPrepared ? (String) arguments[0] : null);
  }

  @Override
  public void exit(Object token, Object returned, Throwable thrown) {
    Making making = (Making) token;
    Object statement = returned instanceof Statement ? returned : null;
    statements.made(making.connection, statement, making.sql);
  }

  private static final class Making {
    final Object connection;
    final String sql;

    Making(Object connection, String sql) {
      this.connection = connection;
      this.sql = sql;
    }
  }
}
