package io.telemetryagent.pipeline;

import java.lang.ref.WeakReference;

/**
 * Which span reported a throwable first, so that its stack trace is written once. Remembers the
 * latest {@value #SLOTS} or so, weakly. The same object thrown in another trace counts as new: some
 * programs throw one instance for ever.
 */
final class SeenErrors {
  private static final int SLOTS = 1024;

  private static final class Seen extends WeakReference<Throwable> {
    final long traceHigh;
    final long traceLow;
    final long spanId;

    Seen(Throwable thrown, long traceHigh, long traceLow, long spanId) {
      super(thrown);
      this.traceHigh = traceHigh;
      this.traceLow = traceLow;
      this.spanId = spanId;
    }
  }

  private final Seen[] slots = new Seen[SLOTS];

  /**
   * The span that reported {@code thrown} before in this trace; 0 where {@code spanId} is first.
   */
  long originOf(Throwable thrown, long traceHigh, long traceLow, long spanId) {
    int slot = System.identityHashCode(thrown) & SLOTS - 1;
    Seen seen = slots[slot];
    if (seen != null
        && seen.get() == thrown
        && seen.traceHigh == traceHigh
        && seen.traceLow == traceLow) {
      // Its own id where the same report is made again.
      return seen.spanId == spanId ? 0 : seen.spanId;
    }
    slots[slot] = new Seen(thrown, traceHigh, traceLow, spanId);
    return 0;
  }
}
