package io.telemetryagent.bootstrap;

import java.util.Arrays;

/**
 * The static face that woven methods of libraries call. Numbers hooks, and lets no fault of theirs
 * out. What a hook itself calls is not recorded.
 *
 * <p>Lives in the boot loader only, as {@link Tracer}.
 */
public final class Hooks {
  private static volatile Hook[] hooks = new Hook[0];

  private Hooks() {}

  /** Gives {@code hook} the number by which woven code calls it. */
  public static synchronized int add(Hook hook) {
    Hook[] known = hooks;
    Hook[] more = Arrays.copyOf(known, known.length + 1);
    more[known.length] = hook;
    hooks = more;
    return known.length;
  }

  /** A woven method is entered: see {@link Hook#enter}. */
  public static Object enter(int hook, Object self, Object[] arguments) {
    SpanStack stack = Tracer.stackToHook();
    if (stack == null) {
      return null;
    }
    stack.recording = true;
    try {
      return hooks[hook].enter(self, arguments);
    } catch (Throwable t) {
      Tracer.failed(t);
      return null;
    } finally {
      stack.recording = false;
    }
  }

  /** A woven method is left: see {@link Hook#exit}. */
  public static void exit(int hook, Object token, Object returned, Throwable thrown) {
    if (token == null) {
      return;
    }
    SpanStack stack = Tracer.stackToHook();
    if (stack == null) {
      return;
    }
    stack.recording = true;
    try {
      hooks[hook].exit(token, returned, thrown);
    } catch (Throwable t) {
      Tracer.failed(t);
    } finally {
      stack.recording = false;
    }
  }

  /** A value was made within a woven method: see {@link Hook#replace}. */
  public static Object replace(int hook, Object value) {
    SpanStack stack = Tracer.stackToHook();
    if (stack == null) {
      return value;
    }
    stack.recording = true;
    try {
      return hooks[hook].replace(value);
    } catch (Throwable t) {
      Tracer.failed(t);
      return value;
    } finally {
      stack.recording = false;
    }
  }
}
