package io.telemetryagent.instrument.jdbc;

import io.telemetryagent.instrument.hook.HookPoint;
import io.telemetryagent.instrument.hook.Library;
import io.telemetryagent.instrument.hook.LibraryHook;
import java.util.ArrayList;
import java.util.List;

/**
 * Times calls of any JDBC driver: the outermost execute on a thread, be it of a pool's wrapper or
 * of the driver. Drivers are found by the types of java.sql that their classes name.
 */
public final class JdbcLibrary implements Library {
  private static final String[] EXECUTE = {
    "execute",
    "executeQuery",
    "executeUpdate",
    "executeLargeUpdate",
    "executeBatch",
    "executeLargeBatch"
  };
  private static final String[] STATEMENTS = {
    "java/sql/Statement",
    "java/sql/PreparedStatement",
    "java/sql/CallableStatement",
    "java/sql/ResultSet"
  };
  private static final String STRING = "(Ljava/lang/String;";

  private final Statements statements = new Statements();
  private final boolean mask;

  /** The library; {@code mask} as the option db_statements says. */
  public JdbcLibrary(boolean mask) {
    this.mask = mask;
  }

  @Override
  public String name() {
    return "jdbc";
  }

  @Override
  public String family() {
    return "db";
  }

  @Override
  public List<HookPoint> points() {
    List<HookPoint> points = new ArrayList<>();
    ExecuteHook execute = new ExecuteHook(statements, mask);
    for (String method : EXECUTE) {
      points.add(HookPoint.inClassesThatName(STATEMENTS).method(method, "()").around(execute));
      points.add(HookPoint.inClassesThatName(STATEMENTS).method(method, STRING).around(execute));
    }
    points.add(
        HookPoint.inClassesThatName(STATEMENTS)
            .method("addBatch", STRING + ")V")
            .around(new BatchHook(statements)));
    StatementHook make = new StatementHook(statements);
    for (String method : new String[] {"createStatement", "prepareStatement", "prepareCall"}) {
      points.add(HookPoint.inClassesThatName("java/sql/Connection").method(method).around(make));
    }
    points.add(
        HookPoint.inClassesThatName("java/sql/Driver")
            .method("connect", STRING + "Ljava/util/Properties;)Ljava/sql/Connection;")
            .around(new ConnectHook(statements)));
    return points;
  }

  /** A driver opens a connection: the one time that its URL is told. */
  private static final class ConnectHook extends LibraryHook {
    private final Statements statements;

    ConnectHook(Statements statements) {
      this.statements = statements;
    }

    @Override
    public Object enter(Object self, Object[] arguments) {
      return arguments[0];
    }

    @Override
    public void exit(Object token, Object returned, Throwable thrown) {
      if (returned != null) {
        statements.opened(returned, (String) token);
      }
    }
  }

  /** A plain statement is put into a batch. */
  private static final class BatchHook extends LibraryHook {
    private final Statements statements;

    BatchHook(Statements statements) {
      this.statements = statements;
    }

    @Override
    public Object enter(Object self, Object[] arguments) {
      if (self instanceof java.sql.Statement) {
        statements.batched(self, (String) arguments[0]);
      }
      return null;
    }
  }
}
