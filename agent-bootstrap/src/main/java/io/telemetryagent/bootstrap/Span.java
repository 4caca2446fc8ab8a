package io.telemetryagent.bootstrap;

/**
 * One open call on a thread, or a scope: a stretch in which the thread works for another trace, or
 * for an exchange. Each depth of a thread's stack has one Span, made at the first descent and used
 * again for every later call at that depth.
 */
public final class Span {
  final SpanStack stack;

  /** The span this one is nested in; null for the base of the stack, which is no call. */
  final Span outer;

  /** The span one deeper; null until a call went that deep. */
  Span inner;

  int method;
  long startNanos;

  /** The id that callees name as their parent: its own, or the parent's when it was not written. */
  long id;

  /** Whether its entry is in the queue. If not, its exit is dropped and counted as well. */
  boolean written;

  /** Where it is counted, as a call of a damped method; null where it is not. */
  CallTally tally;

  /** Whether such a call is timed. */
  boolean timed;

  /** Whether the method is left already but its exit could not be recorded then. */
  boolean lost;

  /** Whether it is the call that began a trace which is not kept: see {@link Work#unsampled}. */
  boolean unsampled;

  /** Whether a call right inside begins a trace of its own. */
  boolean rootless;

  /** What the thread worked for before the scope began; null where this is a call. */
  Work outside;

  Span(SpanStack stack, Span outer) {
    this.stack = stack;
    this.outer = outer;
  }
}
