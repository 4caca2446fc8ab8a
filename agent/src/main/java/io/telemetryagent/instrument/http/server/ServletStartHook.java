package io.telemetryagent.instrument.http.server;

import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.TraceContext;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.hook.LibraryHook;

/**
 * Lets the task of AsyncContext.start work for what asked for it. The container wraps it anyhow, so
 * its identity does not show.
 */
final class ServletStartHook extends LibraryHook {
  @Override
  public Object enter(Object self, Object[] arguments) {
    TraceContext context = Tracer.context();
    if (context != null && arguments[0] != null) {
      arguments[0] = new Handed((Runnable) arguments[0], context);
    }
    return null;
  }

  private static final class Handed implements Runnable {
    private final Runnable task;
    private final TraceContext context;

    Handed(Runnable task, TraceContext context) {
      this.task = task;
      this.context = context;
    }

    @Override
    public void run() {
      Span scope = Tracer.resume(context);
      try {
        task.run();
      } finally {
        Tracer.close(scope);
      }
    }
  }
}
