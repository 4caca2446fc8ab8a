package io.telemetryagent.bootstrap;

/** Where a piece of work belongs, as it travels between threads and services. Immutable. */
public final class TraceContext {
  /** The first 64 bits of the trace id. Never zero together with {@link #traceLow}. */
  public final long traceHigh;

  /** The last 64 bits of the trace id. */
  public final long traceLow;

  /** The span that this work is a part of: the parent of the spans it opens. Never zero. */
  public final long spanId;

  /** Whether the trace is recorded, as decided at its root. Flag 01. */
  public final boolean sampled;

  /** Whether at least the last 56 bits of the trace id are random. Flag 02. */
  public final boolean random;

  /** The value of tracestate as it is sent on; null for none. */
  public final String traceState;

  /** The value of baggage as it came; null for none. */
  public final String baggage;

  /** What the trace was kept by, as far as it was told: see {@link SampleThreshold}. */
  final long threshold;

  public TraceContext(
      long traceHigh,
      long traceLow,
      long spanId,
      boolean sampled,
      boolean random,
      String traceState,
      String baggage) {
    this(
        traceHigh,
        traceLow,
        spanId,
        sampled,
        random,
        traceState,
        baggage,
        sampled ? SampleThreshold.in(traceState) : SampleThreshold.ALL);
  }

  private TraceContext(
      long traceHigh,
      long traceLow,
      long spanId,
      boolean sampled,
      boolean random,
      String traceState,
      String baggage,
      long threshold) {
    this.traceHigh = traceHigh;
    this.traceLow = traceLow;
    this.spanId = spanId;
    this.sampled = sampled;
    this.random = random;
    this.traceState = traceState;
    this.baggage = baggage;
    this.threshold = threshold;
  }

  /** A trace that begins here, at a span without parent. */
  static TraceContext root(long traceHigh, long traceLow, long spanId, Volume keptBy) {
    boolean sampled = keptBy != null;
    return new TraceContext(
        traceHigh,
        traceLow,
        spanId,
        sampled,
        true,
        sampled ? keptBy.traceState : null,
        null,
        sampled ? keptBy.threshold : SampleThreshold.ALL);
  }

  /** Another span of the same trace. */
  TraceContext withSpan(long otherSpanId) {
    return new TraceContext(
        traceHigh, traceLow, otherSpanId, sampled, random, traceState, baggage, threshold);
  }
}
