package io.telemetryagent.bootstrap;

import java.lang.ref.WeakReference;

/** What a thread works for: a trace, and the exchanges that are open on the way to it. */
final class Work {
  /** Trace id. Where calls begin traces of their own, the id of the last one, as all of these. */
  long traceHigh;

  long traceLow;

  /** What the trace was kept by: see {@link SampleThreshold}. */
  long threshold;

  /** Whether the trace is one of which nothing is to be recorded. */
  boolean unsampled;

  /** What decided that the trace is kept, where it began here; null where it came, or is not. */
  private Volume keptBy;

  /** The context that the trace came with to this thread; null where calls begin traces. */
  private final TraceContext inherited;

  /**
   * The innermost exchange; null for none. Held weakly: whoever began it holds it, and a thread
   * that is never heard of again must not keep the agent's classes alive.
   */
  private final WeakReference<Exchange> exchange;

  /** The roles of all exchanges. */
  final int roles;

  /** Whether it was handed over, as a task. */
  final boolean task;

  private Work(TraceContext inherited, Exchange exchange, int roles, boolean task) {
    this.inherited = inherited;
    this.exchange = exchange == null ? null : new WeakReference<Exchange>(exchange);
    this.roles = roles;
    this.task = task;
    if (inherited != null) {
      traceHigh = inherited.traceHigh;
      traceLow = inherited.traceLow;
      threshold = inherited.threshold;
      unsampled = !inherited.sampled;
    }
  }

  /** Work for {@code context}; null for none: then each call begins a trace. */
  static Work of(TraceContext context, boolean task) {
    return new Work(context, null, 0, task);
  }

  /** The innermost exchange; null for none. */
  Exchange exchange() {
    return exchange == null ? null : exchange.get();
  }

  /** Work for an exchange that has begun. */
  Work within(Exchange begun) {
    int others = begun.role == Exchange.Role.SERVER ? 0 : roles;
    return new Work(begun.context(), begun, others | begun.role.bit, false);
  }

  /**
   * A call begins a trace.
   *
   * @param decidedBy what decided that it is kept; null where it is not
   */
  void begin(long high, long low, Volume decidedBy) {
    traceHigh = high;
    traceLow = low;
    // Writing a reference costs more than reading it.
    if (keptBy != decidedBy) {
      keptBy = decidedBy;
    }
    threshold = decidedBy == null ? SampleThreshold.ALL : decidedBy.threshold;
  }

  /** The context of {@code span} in this trace. */
  TraceContext context(long span) {
    return inherited == null
        ? TraceContext.root(traceHigh, traceLow, span, keptBy)
        : inherited.withSpan(span);
  }
}
