package io.telemetryagent.bootstrap;

/** What all threads together have counted of the calls of a damped method since it first was. */
public final class CallSums {
  /** How many kinds of durations are told apart. */
  public static final int DURATIONS = 9;

  private static final long SHORTEST_LIMIT = 100;
  private static final int STEP = 10;

  /** How many calls began. */
  public long calls;

  /** How many were left by an exception. */
  public long errors;

  /** How long the timed calls took together. */
  public long nanos;

  /** The shortest that was timed since this was last asked; {@link Long#MAX_VALUE} for none. */
  public long shortestNanos = Long.MAX_VALUE;

  /** The longest of them; negative for none. */
  public long longestNanos = -1;

  /** How many of those timed took less than 100 ns, 1 µs, 10 µs ... 1 s, and how many longer. */
  public final long[] durations = new long[DURATIONS];

  /** How many calls were timed. */
  public long timed() {
    long timed = 0;
    for (long count : durations) {
      timed += count;
    }
    return timed;
  }

  /** Which of {@link #durations} it is. */
  static int indexOf(long nanos) {
    int index = 0;
    for (long limit = SHORTEST_LIMIT; index < DURATIONS - 1 && nanos >= limit; limit *= STEP) {
      index++;
    }
    return index;
  }
}
