package io.telemetryagent.bootstrap;

import java.lang.ref.WeakReference;

/** What a thread works for: a trace, and the exchanges that are open on the way to it. */
final class Work {
  /** Trace id. Where calls begin traces of their own, the id of the last one. */
  long traceHigh;

  long traceLow;

  /** The context that the trace came with to this thread; null where it began here. */
  final TraceContext inherited;

  /** Whether the trace is one of which nothing is to be recorded. */
  final boolean unsampled;

  /**
   * The innermost exchange; null for none. Not held: who began it does that, and a thread that is
   * never heard of again must not keep the agent's classes.
   */
  private final WeakReference<Exchange> exchange;

  /** The roles of all exchanges. */
  final int roles;

  /** Whether it was handed over, as a task. */
  final boolean task;

  private Work(TraceContext inherited, Exchange exchange, int roles, boolean task) {
    this.inherited = inherited;
    this.unsampled = inherited != null && !inherited.sampled;
    this.exchange = exchange == null ? null : new WeakReference<Exchange>(exchange);
    this.roles = roles;
    this.task = task;
    if (inherited != null) {
      traceHigh = inherited.traceHigh;
      traceLow = inherited.traceLow;
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

  /**
   * Work for an exchange that this thread begins.
   *
   * @param inherited where the trace of it comes from; null for here
   */
  Work within(Exchange begun, TraceContext inherited) {
    int others = begun.role == Exchange.Role.SERVER ? 0 : roles;
    Work work = new Work(inherited, begun, others | begun.role.bit, false);
    work.traceHigh = begun.context().traceHigh;
    work.traceLow = begun.context().traceLow;
    return work;
  }

  /** The context of {@code span} in this trace. */
  TraceContext context(long span) {
    return context(traceHigh, traceLow, span, inherited);
  }

  /** A context in a trace that came with {@code from}; null where it begins here, at random. */
  static TraceContext context(long high, long low, long span, TraceContext from) {
    return from == null
        ? new TraceContext(high, low, span, true, true, null, null)
        : new TraceContext(
            high, low, span, from.sampled, from.random, from.traceState, from.baggage);
  }
}
