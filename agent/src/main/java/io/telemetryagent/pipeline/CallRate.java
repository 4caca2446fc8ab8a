package io.telemetryagent.pipeline;

/** How often a method is called, by the times of its calls, and how long that takes. */
final class CallRate {
  static final long SECOND_NANOS = 1_000_000_000L;

  private long since;
  private long begun;
  private long ended;
  private long nanos;

  /**
   * Counts a call that began at {@code nanoTime}; returns how many began within the same second.
   */
  long begin(long nanoTime) {
    if (begun == 0 || nanoTime - since >= SECOND_NANOS) {
      since = nanoTime;
      begun = 0;
      ended = 0;
      nanos = 0;
    }
    return ++begun;
  }

  /** Counts a call that has ended. */
  void end(long durationNanos) {
    ended++;
    nanos += durationNanos;
  }

  /** How often it is called, in the last second up to {@code nanoTime}. */
  long perSecond(long nanoTime) {
    return Math.round((double) begun * SECOND_NANOS / Math.max(1, nanoTime - since));
  }

  /** How often it is called at least, whenever its last second began. */
  long atLeastPerSecond(long nanoTime) {
    return perSecond(Math.max(nanoTime - since, SECOND_NANOS) + since);
  }

  /** How long a call takes, of those that ended in this second; 0 where none did. */
  long meanNanos() {
    return ended == 0 ? 0 : nanos / ended;
  }
}
