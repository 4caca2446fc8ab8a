package io.telemetryagent.bootstrap;

/** Takes the events of one thread, or of all virtual threads. */
abstract class EventBuffer {
  /** Longs an event takes, which fill one cache line. */
  static final int WORDS = 8;

  /**
   * Adds the event, or counts it as dropped and returns false. Never locks or throws; waits only
   * where {@link Backpressure} says so.
   */
  abstract boolean offer(
      long kindAndMethod,
      long nanos,
      long spanId,
      long parentId,
      long traceHigh,
      long traceLow,
      long durationNanos,
      long threshold,
      SpanStack source,
      Object payload);

  static void put(
      long[] words,
      int at,
      long kindAndMethod,
      long nanos,
      long spanId,
      long parentId,
      long traceHigh,
      long traceLow,
      long durationNanos,
      long threshold) {
    words[at] = kindAndMethod;
    words[at + 1] = nanos;
    words[at + 2] = spanId;
    words[at + 3] = parentId;
    words[at + 4] = traceHigh;
    words[at + 5] = traceLow;
    words[at + 6] = durationNanos;
    words[at + 7] = threshold;
  }
}
