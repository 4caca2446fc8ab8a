package io.telemetryagent.bootstrap;

/**
 * The static face that the JDK's woven executors call: a task belongs to what its submitter worked
 * for. Tasks are not wrapped, since an app may look at them; their contexts are kept beside them.
 *
 * <p>Lives in the boot loader only, as {@link Tracer}.
 */
public final class Handoff {
  private static final TaskContexts TASKS = new TaskContexts();

  private Handoff() {}

  /** The calling thread hands {@code task} to another. */
  public static void submit(Object task) {
    try {
      TraceContext context = currentContext();
      if (context != null || TASKS.isKnown(task)) {
        TASKS.add(task, context);
      }
    } catch (Throwable t) {
      Tracer.failed(t);
    }
  }

  /** As {@link #submit}, for tasks that come by here more than once on their way. */
  public static void submitOnce(Object task) {
    try {
      TraceContext context = currentContext();
      if (context != null) {
        TASKS.addIfNew(task, context);
      }
    } catch (Throwable t) {
      Tracer.failed(t);
    }
  }

  /** The calling thread begins with {@code task}, which is then done with. */
  public static void begin(Object task) {
    begin(task, true);
  }

  /** The calling thread begins with {@code task}, and may do so again. */
  public static void beginStage(Object task) {
    begin(task, false);
  }

  /** The calling thread has done the task it began last. */
  public static void end() {
    SpanStack stack = Tracer.stackToHook();
    if (stack == null) {
      return;
    }
    stack.recording = true;
    try {
      stack.endTask();
    } catch (Throwable t) {
      Tracer.failed(t);
    } finally {
      stack.recording = false;
    }
  }

  /** {@code task} will not be done. */
  public static void forget(Object task) {
    try {
      TASKS.take(task);
    } catch (Throwable t) {
      Tracer.failed(t);
    }
  }

  /** Until {@link #end}, the calling thread works for nothing: it starts a thread of a pool. */
  public static void beginNothing() {
    begin(null, false);
  }

  /** What {@code thread} was started for; null for nothing. */
  static TraceContext startedFor(Thread thread) {
    return TASKS.take(thread);
  }

  private static TraceContext currentContext() {
    SpanStack stack = Tracer.stackToHook();
    return stack == null ? null : stack.context();
  }

  private static void begin(Object task, boolean forGood) {
    EventQueue events = Tracer.queue();
    SpanStack stack = Tracer.stackToHook();
    if (stack == null || events == null) {
      return;
    }
    stack.recording = true;
    try {
      TraceContext context = task == null ? null : forGood ? TASKS.take(task) : TASKS.of(task);
      stack.beginTask(events, context);
    } catch (Throwable t) {
      Tracer.failed(t);
    } finally {
      stack.recording = false;
    }
  }
}
