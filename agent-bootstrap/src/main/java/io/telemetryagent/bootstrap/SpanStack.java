package io.telemetryagent.bootstrap;

/**
 * The open spans of one thread, innermost on top. Only that thread changes it.
 *
 * <p>Order matters in {@link #push} and {@link #leave}: no method is called between the offer of an
 * event and the push or pop it stands for, so an overflow of the stack (thrown where a method is
 * called) finds both done or neither.
 */
public final class SpanStack {
  /** The thread whose calls these are. */
  public final Thread thread;

  /** What the writer rendered of this thread. Belongs to the writer; no one else reads it. */
  public Object rendered;

  /** The time of the last event written of this thread. Belongs to the writer as well. */
  public long lastEpochNanos;

  /** True while an event of this thread is being recorded: what that calls is not recorded. */
  boolean recording;

  private final Span base = new Span(this, null);
  private Span top = base;
  private EventQueue queue;
  private EventBuffer buffer;
  private boolean muted;
  private long traceHigh;
  private long traceLow;
  private long random;

  SpanStack(Thread thread) {
    this.thread = thread;
  }

  /** Whether a call is open. Only a hint to another thread. */
  boolean isOpen() {
    return top != base;
  }

  void mute() {
    muted = true;
  }

  Span enter(EventQueue events, int method) {
    if (recording || muted) {
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

  void exit(Span span, Throwable thrown) {
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

  private Span push(EventQueue events, int method) {
    if (events != queue) {
      bind(events);
    }
    if (top.lost) {
      closeLost();
    }
    if (top == base) {
      traceHigh = nextId();
      traceLow = nextId();
    }
    Span outer = top;
    Span span = outer.inner;
    if (span == null) {
      span = outer.inner = new Span(this, outer);
    }
    long id = nextId();
    span.method = method;
    span.lost = false;
    long now = System.nanoTime();
    span.startNanos = now;
    boolean written =
        buffer.offer(
            EventKind.of(EventKind.ENTRY, method),
            now,
            id,
            outer.id,
            traceHigh,
            traceLow,
            0,
            this,
            null);
    span.written = written;
    span.id = written ? id : outer.id;
    top = span;
    return span;
  }

  private void leave(Span span, Throwable thrown, int kind) {
    if (span.written) {
      long now = System.nanoTime();
      buffer.offer(
          EventKind.of(kind, span.method),
          now,
          span.id,
          span.outer.id,
          traceHigh,
          traceLow,
          now - span.startNanos,
          this,
          thrown);
    } else {
      queue.countDrop(kind, thrown != null);
    }
    top = span.outer;
  }

  /** Exits that could not be recorded when they happened are recorded as soon as there is room. */
  private void closeLost() {
    while (top.lost) {
      leave(top, null, EventKind.LOST_EXIT);
    }
  }

  /** Leaves all that is open inside {@code span}; false where {@code span} is not open itself. */
  private boolean closeInside(Span span, Throwable thrown) {
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

  /** Begins anew: what was open belongs to an earlier start of the agent. */
  private void bind(EventQueue events) {
    top = base;
    buffer = events.bufferFor(this);
    random = events.nextSeed();
    queue = events;
  }

  /** The next number of this thread's SplitMix64 sequence (Steele, Lea, Flood 2014); never 0. */
  private long nextId() {
    long id;
    do {
      long z = random += 0x9E3779B97F4A7C15L;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      id = z ^ (z >>> 31);
    } while (id == 0);
    return id;
  }
}
