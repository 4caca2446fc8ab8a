package io.telemetryagent.startup;

import io.telemetryagent.log.AgentLog;
import java.lang.reflect.Method;

/**
 * Ends the writer when the JVM ends, after the app's own shutdown hooks, so that what they do is
 * traced too.
 */
final class ExitHook {
  /** The JDK's hooks have slots of their own, run in order: 0 console, 1 application, 2 files. */
  private static final int SLOT_AFTER_THE_APP = 5;

  private final Runnable task;
  private final Thread early;

  private ExitHook(Runnable task) {
    this.task = task;
    this.early = new Thread(task, "telemetry-exit");
  }

  /** Runs {@code task} at the end of the JVM, as a hook like the app's until {@link #runLast}. */
  static ExitHook register(Runnable task) {
    ExitHook hook = new ExitHook(task);
    Runtime.getRuntime().addShutdownHook(hook.early);
    return hook;
  }

  /** Moves it behind the app's hooks. Takes some milliseconds: call it off the app's threads. */
  void runLast(JavaBase javaBase, AgentLog log) {
    try {
      javaBase.open("java.lang");
      Method add =
          Class.forName("java.lang.Shutdown")
              .getDeclaredMethod("add", int.class, boolean.class, Runnable.class);
      add.setAccessible(true);
      add.invoke(null, SLOT_AFTER_THE_APP, false, task);
      Runtime.getRuntime().removeShutdownHook(early);
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.debug("No shutdown slot after the app's hooks (" + e + "); ours runs beside them");
    }
  }
}
