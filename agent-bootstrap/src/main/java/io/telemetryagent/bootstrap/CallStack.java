package io.telemetryagent.bootstrap;

/**
 * The open calls of one thread, innermost on top; {@link SpanStack} adds what they are made for.
 *
 * <p>Order matters in {@link #push} and {@link #leave}: no method is called between the offer of an
 * event and the push or pop it stands for, so an overflow of the stack (thrown where a method is
 * called) finds both done or neither.
 */
abstract class CallStack extends SplitMix64 {
  /** True while an event of this thread is being recorded: calls made by that are not recorded. */
  boolean recording;

  final Span base = new Span((SpanStack) this, null);
  Span top = base;
  Work work;

  /** The life of the agent that all this belongs to; null for none yet. */
  EventQueue life;

  /** Where its events go; null before the first one. */
  EventQueue queue;

  EventBuffer buffer;
  Omissions omissions;
  private boolean muted;

  /** Whether a call is open. Only a hint to another thread. */
  final boolean isOpen() {
    return top != base;
  }

  final void mute() {
    muted = true;
  }

  final boolean isMuted() {
    return muted;
  }

  final Span enter(EventQueue events, int method) {
    if (recording || muted || work.unsampled && events == queue && !top.lost) {
      return null;
    }
    recording = true;
    try {
      return push(events, method);
    } finally {
      // A plain write in this frame: it is done also where the stack has overflowed.
      recording = false;
    }
  }

  final void exit(Span span, Throwable thrown) {
    if (recording) {
      return;
    }
    recording = true;
    try {
      if (top == span || closeInside(span, thrown)) {
        leave(span, thrown, EventKind.EXIT);
      }
    } finally {
      recording = false;
    }
  }

  /** A call of which nothing is recorded is left by {@code thrown}. */
  final void exitUnrecorded(EventQueue events, Throwable thrown) {
    if (recording || muted || !work.unsampled || events != queue) {
      return;
    }
    recording = true;
    try {
      omissions.count(thrown);
    } finally {
      recording = false;
    }
  }

  private Span push(EventQueue events, int method) {
    prepare(events);
    Work trace = work;
    if (trace.unsampled) {
      return null;
    }
    Span outer = top;
    Span span = inside(outer);
    span.lost = false;
    if (outer.rootless && !begin(trace, events.volume())) {
      trace.unsampled = true;
      span.unsampled = true;
      span.written = false;
      top = span;
      return span;
    }
    int slot = events.ledger().slotOf(method);
    if (slot >= 0) {
      return pushDamped(span, omissions.calls(slot));
    }
    long id = nextId();
    span.method = method;
    long now = System.nanoTime();
    span.startNanos = now;
    boolean written =
        buffer.offer(
            EventKind.of(EventKind.ENTRY, method),
            now,
            id,
            outer.id,
            trace.traceHigh,
            trace.traceLow,
            0,
            trace.threshold,
            span.stack,
            null);
    span.written = written;
    span.id = written ? id : outer.id;
    top = span;
    return span;
  }

  /** A call that is counted only: its callees have its caller as their parent. */
  private Span pushDamped(Span span, CallTally tally) {
    boolean timed = tally.begin();
    long now = timed ? System.nanoTime() : 0;
    span.tally = tally;
    span.timed = timed;
    span.startNanos = now;
    span.written = false;
    span.id = span.outer.id;
    top = span;
    return span;
  }

  /** Begins a trace with a call; returns whether the trace is kept. */
  private boolean begin(Work trace, Volume volume) {
    long high = nextId();
    long low = nextId();
    boolean kept = omissions.keeps(volume, low);
    trace.begin(high, low, kept ? volume : null);
    return kept;
  }

  final void prepare(EventQueue events) {
    if (events != queue) {
      bind(events);
    }
    if (top.lost) {
      closeLost();
    }
  }

  final Span inside(Span outer) {
    Span span = outer.inner;
    if (span == null) {
      span = outer.inner = new Span(base.stack, outer);
    }
    return span;
  }

  final void leave(Span span, Throwable thrown, int kind) {
    if (span.outside != null) {
      work = span.outside;
      span.outside = null;
      span.rootless = false;
    } else if (span.written) {
      long now = System.nanoTime();
      buffer.offer(
          EventKind.of(kind, span.method),
          now,
          span.id,
          span.outer.id,
          work.traceHigh,
          work.traceLow,
          now - span.startNanos,
          work.threshold,
          span.stack,
          thrown);
    } else if (span.tally != null) {
      leaveDamped(span, thrown);
      return;
    } else if (span.unsampled) {
      omissions.count(thrown);
      span.unsampled = false;
      work.unsampled = false;
    } else {
      queue.countDrop(kind, thrown);
    }
    top = span.outer;
  }

  /** The call is off the stack first: where that overflows, no part of it is counted twice. */
  private void leaveDamped(Span span, Throwable thrown) {
    CallTally tally = span.tally;
    span.tally = null;
    top = span.outer;
    if (thrown != null) {
      tally.failed();
      omissions.countDamped(thrown);
    }
    if (span.timed) {
      tally.took(System.nanoTime() - span.startNanos);
    }
  }

  /** Exits that could not be recorded when they happened are recorded as soon as there is room. */
  private void closeLost() {
    while (top.lost) {
      leave(top, null, EventKind.LOST_EXIT);
    }
  }

  /** Leaves all that is open inside {@code span}; false where {@code span} is not open itself. */
  final boolean closeInside(Span span, Throwable thrown) {
    Span open = top;
    while (open != span) {
      if (open == base) {
        return false;
      }
      open = open.outer;
    }
    // Marked first: where the stack overflows midway, the next event of the thread goes on.
    for (open = top; open != span; open = open.outer) {
      open.lost = true;
    }
    while (top != span) {
      leave(top, thrown, EventKind.LOST_EXIT);
    }
    return true;
  }

  /**
   * Forgets what belongs to an earlier life of the agent. Spans are made anew: code that was woven
   * then may still run and show those it was given, which no longer are on the stack.
   */
  final void enterLife(EventQueue events) {
    if (life == events) {
      return;
    }
    if (life != null) {
      base.inner = null;
      base.id = 0;
      base.rootless = true;
      top = base;
      work = Work.of(null, false);
    }
    life = events;
  }

  /** Lets go of what it holds of a life that is over. Its thread records nothing now. */
  final void release() {
    queue = null;
    buffer = null;
    omissions = null;
  }

  private void bind(EventQueue events) {
    enterLife(events);
    omissions = new Omissions(events.ledger(), base.stack);
    buffer = events.bufferFor(base.stack);
    seed(events.nextSeed());
    queue = events;
  }
}
