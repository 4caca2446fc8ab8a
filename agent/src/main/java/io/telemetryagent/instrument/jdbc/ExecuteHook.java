package io.telemetryagent.instrument.jdbc;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.hook.LibraryHook;
import java.sql.Statement;

/** A statement is executed; what a wrapper or a trigger executes meanwhile is part of it. */
final class ExecuteHook extends LibraryHook {
  private final Statements statements;
  private final boolean mask;

  ExecuteHook(Statements statements, boolean mask) {
    this.statements = statements;
    this.mask = mask;
  }

  @Override
  public Object enter(Object self, Object[] arguments) {
    if (!(self instanceof Statement)
        || Tracer.isInside(Exchange.Role.DATABASE)
        || statements.isOpening()) {
      return null;
    }
    String sql = arguments.length == 0 ? null : (String) arguments[0];
    DbCall call = statements.call(self, sql, mask);
    return new Executing(call, Tracer.open(call, null));
  }

  @Override
  public void exit(Object token, Object returned, Throwable thrown) {
    Executing executing = (Executing) token;
    Tracer.close(executing.scope);
    executing.call.returned(returned);
    Tracer.end(executing.call, thrown);
  }

  private static final class Executing {
    final DbCall call;
    final Span scope;

    Executing(DbCall call, Span scope) {
      this.call = call;
      this.scope = scope;
    }
  }
}
