package io.telemetryagent.instrument.jdbc;

import io.telemetryagent.instrument.hook.HookPoint;
import io.telemetryagent.instrument.hook.Library;
import io.telemetryagent.instrument.hook.LibraryHook;
import java.sql.Driver;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Times calls of any JDBC driver: the outermost execute on a thread, be it of a pool's wrapper or
 * of the driver. Drivers are found by the names of their methods; then the hooks ask for the type.
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

  /** {@code execute} alone has a common name: one of these must be named beside it. */
  private static final String[] TYPES = {
    "java/sql/Statement", "java/sql/ResultSet", "java/sql/SQLException"
  };

  private static final String STRING = "(Ljava/lang/String;";
  private static final String CONNECT = STRING + "Ljava/util/Properties;)Ljava/sql/Connection;";

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
      String[] needles = method.equals("execute") ? TYPES : new String[] {method};
      points.add(HookPoint.inClassesThatName(needles).method(method, "()").around(execute));
      points.add(HookPoint.inClassesThatName(needles).method(method, STRING).around(execute));
    }
    points.add(
        HookPoint.inClassesThatName("addBatch")
            .method("addBatch", STRING + ")V")
            .around(new BatchHook(statements)));
    StatementHook make = new StatementHook(statements);
    for (String method : new String[] {"createStatement", "prepareStatement", "prepareCall"}) {
      points.add(HookPoint.inClassesThatName(method).method(method).around(make));
    }
    points.add(
        HookPoint.inClassesThatName(CONNECT)
            .method("connect", CONNECT)
            .around(new ConnectHook(statements)));
    return points;
  }

  @Override
  public List<String> supertypes() {
    return Arrays.asList("java.sql.Statement", "java.sql.Connection", "java.sql.Driver");
  }

  /** A driver opens a connection: the one time that its URL is told. */
  private static final class ConnectHook extends LibraryHook {
    private final Statements statements;

    ConnectHook(Statements statements) {
      this.statements = statements;
    }

    @Override
    public Object enter(Object self, Object[] arguments) {
      if (!(self instanceof Driver)) {
        return null;
      }
      statements.opens();
      return String.valueOf(arguments[0]);
    }

    @Override
    public void exit(Object token, Object returned, Throwable thrown) {
      statements.opened(returned, (String) token);
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
      if (self instanceof Statement) {
        statements.batched(self, (String) arguments[0]);
      }
      return null;
    }
  }
}
