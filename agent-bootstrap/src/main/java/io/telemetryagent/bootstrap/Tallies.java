package io.telemetryagent.bootstrap;

import java.lang.ref.WeakReference;

/** What a thread counts where it records nothing; all virtual threads share one. */
final class Tallies {
  /** Index in {@link #traces}: those that are not in the share that is kept. */
  static final int UNSAMPLED = 0;

  /** Index in {@link #traces}: those that were too many in their second. */
  static final int REFUSED = 1;

  private static final int TRACE_COUNTS = 2;

  /** Traces that began on the thread and are not kept. */
  final Tally traces;

  private final Thread thread;

  /** Weak: some pools clear their threads' locals after each task, and then it counts no more. */
  private final WeakReference<SpanStack> stack;

  private Tallies(boolean shared, Thread thread, WeakReference<SpanStack> stack) {
    traces = new Tally(TRACE_COUNTS, shared);
    this.thread = thread;
    this.stack = stack;
  }

  /** Those of one thread. */
  static Tallies of(SpanStack stack) {
    return new Tallies(false, stack.thread, new WeakReference<SpanStack>(stack));
  }

  /** Those of any number of threads. */
  static Tallies shared() {
    return new Tallies(true, null, null);
  }

  /** Whether nothing will be added any more. */
  boolean isFinished() {
    return !thread.isAlive() || stack.get() == null;
  }

  /** Adds what {@code finished} counted. */
  void addAll(Tallies finished) {
    for (int i = 0; i < TRACE_COUNTS; i++) {
      traces.add(i, finished.traces.get(i));
    }
  }
}
