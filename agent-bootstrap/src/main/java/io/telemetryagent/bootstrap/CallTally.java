package io.telemetryagent.bootstrap;

/**
 * What is counted of the calls of a damped method. All of them are counted, and one in {@value
 * #TIMED_ONE_IN} is timed: reading the clock twice takes longer than all else about a call.
 */
final class CallTally extends Tally {
  /** A prime: what a program does at every second or every tenth call is met as often as not. */
  static final int TIMED_ONE_IN = 7;

  private static final long serialVersionUID = 1L;

  private static final int CALLS = 0;
  private static final int ERRORS = 1;
  private static final int NANOS = 2;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 4;

  /** From here on: how many of the timed calls took how long, by range. */
  private static final int DURATIONS = 5;

  private static final long NONE_SHORTEST = Long.MAX_VALUE;
  private static final long NONE_LONGEST = -1;

  CallTally(boolean shared) {
    super(DURATIONS + CallSums.DURATIONS, shared);
    set(SHORTEST, NONE_SHORTEST);
    set(LONGEST, NONE_LONGEST);
  }

  /** Counts a call; returns whether to time it. */
  boolean begin() {
    return add(CALLS, 1) % TIMED_ONE_IN == 0;
  }

  /** A call was left by an exception. */
  void failed() {
    add(ERRORS, 1);
  }

  /** A timed call has ended. */
  void took(long nanos) {
    add(NANOS, nanos);
    add(DURATIONS + CallSums.indexOf(nanos), 1);
    lower(nanos);
    raise(nanos);
  }

  /** Adds these counts to {@code sums}, and moves the shortest and the longest there. */
  void moveTo(CallSums sums) {
    sums.calls += get(CALLS);
    sums.errors += get(ERRORS);
    sums.nanos += get(NANOS);
    for (int i = 0; i < CallSums.DURATIONS; i++) {
      sums.durations[i] += get(DURATIONS + i);
    }
    sums.shortestNanos = Math.min(sums.shortestNanos, getAndSet(SHORTEST, NONE_SHORTEST));
    sums.longestNanos = Math.max(sums.longestNanos, getAndSet(LONGEST, NONE_LONGEST));
  }

  /** Adds what another thread has counted, which counts no more. */
  void addAll(CallTally finished) {
    for (int i = 0; i < length(); i++) {
      if (i != SHORTEST && i != LONGEST) {
        add(i, finished.get(i));
      }
    }
    lower(finished.get(SHORTEST));
    raise(finished.get(LONGEST));
  }

  private void lower(long nanos) {
    for (long known = get(SHORTEST); nanos < known; known = get(SHORTEST)) {
      compareAndSet(SHORTEST, known, nanos);
    }
  }

  private void raise(long nanos) {
    for (long known = get(LONGEST); nanos > known; known = get(LONGEST)) {
      compareAndSet(LONGEST, known, nanos);
    }
  }
}
