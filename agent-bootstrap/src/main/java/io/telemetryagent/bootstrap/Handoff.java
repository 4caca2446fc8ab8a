package io.telemetryagent.bootstrap;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RunnableScheduledFuture;

/**
 * The static face that woven executors call: a task belongs to what its submitter worked for. Tasks
 * are not wrapped, since an app may look at them; their contexts are kept beside them.
 *
 * <p>Lives in the boot loader only, as {@link Tracer}.
 */
public final class Handoff {
  private static final TaskContexts TASKS = new TaskContexts();

  private Handoff() {}

  /** The calling thread hands {@code task} to another, which runs it once. */
  public static void submit(Object task) {
    SpanStack stack = Tracer.stackToBegin();
    if (stack == null) {
      return;
    }
    stack.recording = true;
    try {
      TraceContext context = stack.context();
      if (context != null || TASKS.isKnown(task)) {
        TASKS.add(task, context);
      }
    } catch (Throwable t) {
      Tracer.failed(t);
    } finally {
      stack.recording = false;
    }
  }

  /** As {@link #submit}, for tasks that come by here more than once on their way. */
  public static void submitOnce(Object task) {
    SpanStack stack = Tracer.stackToBegin();
    if (stack == null) {
      return;
    }
    stack.recording = true;
    try {
      TraceContext context = stack.context();
      if (context != null) {
        TASKS.addIfNew(task, context);
      }
    } catch (Throwable t) {
      Tracer.failed(t);
    } finally {
      stack.recording = false;
    }
  }

  /** As {@link #submit}, unless {@code task} is run again and again: then it belongs to nothing. */
  public static void schedule(Object task) {
    if (!isPeriodic(task)) {
      submit(task);
    }
  }

  /** The calling thread starts another. */
  public static void start(Object thread) {
    // The workers of a pool are started by whoever came first, for all who come later.
    if (!(thread instanceof ForkJoinWorkerThread)) {
      submitOnce(thread);
    }
  }

  /** Forgets what all tasks belong to. */
  public static void clear() {
    TASKS.clear();
  }

  /** {@code task} will not be run. */
  public static void forget(Object task) {
    try {
      TASKS.take(task);
    } catch (Throwable t) {
      Tracer.failed(t);
    }
  }

  /** The calling thread, a worker that does one task after the other, begins with {@code task}. */
  public static void begin(Object task) {
    SpanStack stack = Tracer.stackToBegin();
    if (stack == null) {
      return;
    }
    stack.recording = true;
    try {
      stack.beginTask(Tracer.queue(), TASKS.take(task));
    } catch (Throwable t) {
      Tracer.failed(t);
    } finally {
      stack.recording = false;
    }
  }

  /** The worker has done its task. */
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

  /** The calling thread begins with a task of ForkJoin, maybe in the midst of another. */
  public static Span beginFork(Object task) {
    // A stage has its context from where it was asked for; that of its last submitter is not it.
    boolean isStage = task instanceof CompletableFuture.AsynchronousCompletionTask;
    return beginWithin(task, !isStage, false);
  }

  /** The calling thread tries whether a stage of a CompletableFuture can be done. */
  public static Span beginStage(Object stage) {
    return beginWithin(stage, false, false);
  }

  /** Until {@link #end(Span)}, the calling thread works for nothing: it starts a pool's worker. */
  public static Span beginNothing(Object pool) {
    return beginWithin(null, false, true);
  }

  /** Ends what one of these began; null for nothing. */
  public static void end(Span scope) {
    if (scope == null || Tracer.stackToHook() == null) {
      return;
    }
    try {
      Tracer.close(scope);
    } catch (Throwable t) {
      Tracer.failed(t);
    }
  }

  /** What {@code thread} was started for; null for nothing. */
  static TraceContext startedFor(Thread thread) {
    return TASKS.take(thread);
  }

  /** A task without a context goes on with what the thread does, unless it is to be cut off. */
  private static Span beginWithin(Object task, boolean forGood, boolean cut) {
    SpanStack stack = Tracer.stackToBegin();
    if (stack == null) {
      return null;
    }
    stack.recording = true;
    try {
      TraceContext context = task == null ? null : forGood ? TASKS.take(task) : TASKS.of(task);
      return context == null && !cut ? null : stack.beginTask(Tracer.queue(), context);
    } catch (Throwable t) {
      Tracer.failed(t);
      return null;
    } finally {
      stack.recording = false;
    }
  }

  private static boolean isPeriodic(Object task) {
    try {
      return task instanceof RunnableScheduledFuture
          && ((RunnableScheduledFuture<?>) task).isPeriodic();
    } catch (Throwable t) {
      Tracer.failed(t);
      return false;
    }
  }
}
