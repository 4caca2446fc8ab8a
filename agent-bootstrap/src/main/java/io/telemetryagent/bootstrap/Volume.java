package io.telemetryagent.bootstrap;

/**
 * How much is recorded: which traces, and how many calls of one method. Immutable; the {@link
 * EventQueue} takes another one at any time, which holds for traces that begin from then on.
 */
public final class Volume {
  /** Everything. */
  public static final Volume ALL = new Volume(1, 0, 0);

  /** By this a trace is kept or not: see {@link SampleThreshold}. */
  final long threshold;

  /** What goes out as tracestate with a trace that is kept; null for nothing. */
  final String traceState;

  /** Null for none. */
  private final TraceLimit limit;

  private final int maxCallsPerSecond;

  /**
   * From options of the same names.
   *
   * @param sampleRate the share of traces that is kept, 0 to 1
   * @param maxTracesPerSecond how many of those begin in a second at most; 0 for any number
   * @param maxCallsPerSecond how often a method may be called before it is damped; 0 for any number
   */
  public Volume(double sampleRate, int maxTracesPerSecond, int maxCallsPerSecond) {
    threshold = SampleThreshold.of(sampleRate);
    traceState = SampleThreshold.traceState(threshold);
    limit = maxTracesPerSecond == 0 ? null : new TraceLimit(maxTracesPerSecond, System.nanoTime());
    this.maxCallsPerSecond = maxCallsPerSecond;
  }

  /** By this a trace is kept or not: see {@link SampleThreshold}. */
  public long threshold() {
    return threshold;
  }

  /** How often a method may be called in a second before it is damped; 0 for any number. */
  public int maxCallsPerSecond() {
    return maxCallsPerSecond;
  }

  /** Whether a trace whose id ends with {@code traceLow} is in the share that is kept. */
  boolean samples(long traceLow) {
    return SampleThreshold.keeps(threshold, traceLow);
  }

  /** Whether one more trace may begin now. */
  boolean hasRoom() {
    return limit == null || limit.take(System.nanoTime());
  }
}
