package io.telemetryagent.bootstrap;

import java.util.concurrent.atomic.AtomicLong;

/** Limits how many traces begin in each second. Any thread may ask. */
final class TraceLimit {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int COUNT_BITS = 32;

  private final int perSecond;
  private final long origin;

  /** The second, counted from {@link #origin}, and how many traces began in it. */
  private final AtomicLong begun = new AtomicLong();

  TraceLimit(int perSecond, long nowNanos) {
    this.perSecond = perSecond;
    this.origin = nowNanos;
  }

  /** Takes a place in the present second; false where there is none left. */
  boolean take(long nowNanos) {
    long second = (nowNanos - origin) / NANOS_PER_SECOND;
    while (true) {
      long seen = begun.get();
      // A thread that read its clock in an earlier second counts in the later one.
      boolean isNew = second > seen >>> COUNT_BITS;
      int count = isNew ? 0 : (int) seen;
      if (count >= perSecond) {
        return false;
      }
      long next = isNew ? second << COUNT_BITS | 1 : seen + 1;
      if (begun.compareAndSet(seen, next)) {
        return true;
      }
    }
  }
}
