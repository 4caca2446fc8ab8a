package io.telemetryagent.startup;

import io.telemetryagent.log.AgentLog;
import java.lang.reflect.Field;
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

  /** The JDK's slots, once ours is in one of them. */
  private Runnable[] slots;

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
      Class<?> shutdown = Class.forName("java.lang.Shutdown");
      Method add = shutdown.getDeclaredMethod("add", int.class, boolean.class, Runnable.class);
      add.setAccessible(true);
      // Looked up before, as what could not be removed again is not to be added.
      Field hooks = shutdown.getDeclaredField("hooks");
      hooks.setAccessible(true);
      add.invoke(null, SLOT_AFTER_THE_APP, false, task);
      slots = (Runnable[]) hooks.get(null);
      Runtime.getRuntime().removeShutdownHook(early);
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.debug("No shutdown slot after the app's hooks (" + e + "); ours runs beside them");
    }
  }

  /** Takes it away: the agent leaves before the JVM ends. */
  void remove() {
    try {
      if (slots != null && slots[SLOT_AFTER_THE_APP] == task) {
        slots[SLOT_AFTER_THE_APP] = null;
      }
      Runtime.getRuntime().removeShutdownHook(early);
    } catch (IllegalStateException e) {
      // The JVM ends as well.
    }
  }
}
