package io.telemetryagent.bootstrap;

import java.lang.ref.WeakReference;
import java.util.Arrays;

/** What a thread counts where it records nothing; all virtual threads share one. */
final class Tallies {
  /** Index in {@link #traces}: those that are not in the share that is kept. */
  static final int UNSAMPLED = 0;

  /** Index in {@link #traces}: those that were too many in their second. */
  static final int REFUSED = 1;

  private static final int TRACE_COUNTS = 2;

  /** Traces that began on the thread and are not kept. */
  final Tally traces;

  /** Calls of damped methods, by the number of the method; null where the thread made none. */
  private volatile CallTally[] calls = new CallTally[0];

  private final boolean shared;
  private final Thread thread;

  /** Weak: some pools clear their threads' locals after each task, and then it counts no more. */
  private final WeakReference<SpanStack> stack;

  private Tallies(boolean shared, Thread thread, WeakReference<SpanStack> stack) {
    traces = new Tally(TRACE_COUNTS, shared);
    this.shared = shared;
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

  /** Where calls of a damped method are counted. Where this is shared, it must be there already. */
  CallTally calls(int slot) {
    CallTally known = known(slot);
    return known == null ? added(slot) : known;
  }

  /** The same; null where the thread made none. */
  CallTally known(int slot) {
    CallTally[] all = calls;
    return slot < all.length ? all[slot] : null;
  }

  private CallTally added(int slot) {
    CallTally[] more = Arrays.copyOf(calls, Math.max(calls.length, slot + 1));
    CallTally fresh = more[slot] = new CallTally(shared);
    calls = more;
    return fresh;
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
    for (int slot = 0; slot < finished.calls.length; slot++) {
      if (finished.known(slot) != null) {
        calls(slot).addAll(finished.known(slot));
      }
    }
  }
}
