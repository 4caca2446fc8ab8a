package io.telemetryagent.bootstrap;

import java.util.Arrays;

/**
 * The static face that woven methods of libraries call. Numbers hooks, and lets no fault of theirs
 * out. What a hook itself calls is not recorded.
 *
 * <p>Lives in the boot loader only, as {@link Tracer}.
 */
public final class Hooks {
  private static volatile Table table = new Table(0, new Hook[0]);

  private Hooks() {}

  /** Gives {@code hook} the number by which woven code calls it. */
  public static synchronized int add(Hook hook) {
    Hook[] known = table.hooks;
    Hook[] more = Arrays.copyOf(known, known.length + 1);
    more[known.length] = hook;
    table = new Table(table.first, more);
    return table.first + known.length;
  }

  /** Forgets all hooks. Their numbers are not given again: woven code may still be running. */
  public static synchronized void clear() {
    table = new Table(table.first + table.hooks.length, new Hook[0]);
  }

  /** A woven method is entered: see {@link Hook#enter}. */
  public static Object enter(int hook, Object self, Object[] arguments) {
    SpanStack stack = Tracer.stackToHook();
    Hook called = stack == null ? null : table.hook(hook);
    if (called == null) {
      return null;
    }
    stack.recording = true;
    try {
      return called.enter(self, arguments);
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
    Hook called = stack == null ? null : table.hook(hook);
    if (called == null) {
      return;
    }
    stack.recording = true;
    try {
      called.exit(token, returned, thrown);
    } catch (Throwable t) {
      Tracer.failed(t);
    } finally {
      stack.recording = false;
    }
  }

  /** A value was made within a woven method: see {@link Hook#replace}. */
  public static Object replace(int hook, Object value) {
    SpanStack stack = Tracer.stackToHook();
    Hook called = stack == null ? null : table.hook(hook);
    if (called == null) {
      return value;
    }
    stack.recording = true;
    try {
      return called.replace(value);
    } catch (Throwable t) {
      Tracer.failed(t);
      return value;
    } finally {
      stack.recording = false;
    }
  }

  /** The hooks of one life of the agent. */
  private static final class Table {
    final int first;
    final Hook[] hooks;

    Table(int first, Hook[] hooks) {
      this.first = first;
      this.hooks = hooks;
    }

    /** The hook of that number; null where it was one of an earlier life. */
    Hook hook(int number) {
      return number < first ? null : hooks[number - first];
    }
  }
}
