package io.telemetryagent.bootstrap;

/** Where a piece of work belongs, as it travels between threads and services. Immutable. */
public final class TraceContext {
  public final long traceHigh;
  public final long traceLow;
  public final long spanId;
  public final boolean sampled;
  public final boolean random;
  public final String traceState;
  public final String baggage;

  public TraceContext(
      long traceHigh,
      long traceLow,
      long spanId,
      boolean sampled,
      boolean random,
      String traceState,
      String baggage) {
    this.traceHigh = traceHigh;
    this.traceLow = traceLow;
    this.spanId = spanId;
    this.sampled = sampled;
    this.random = random;
    this.traceState = traceState;
    this.baggage = baggage;
  }
}
