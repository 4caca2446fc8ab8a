package io.telemetryagent.bootstrap;

/**
 * The open spans of one thread, innermost on top. Only that thread changes it.
 *
 * <p>Order matters in {@link #push}, {@link #leave} and {@link #open}: no method is called between
 * the offer of an event and the push or pop it stands for, so an overflow of the stack (thrown
 * where a method is called) finds both done or neither.
 */
public final class SpanStack {
  /** The thread whose calls these are. */
  public final Thread thread;

  /** The time of the last event written of this thread. Belongs to the writer. */
  public long lastEpochNanos;

  /** True while an event of this thread is being recorded: what that calls is not recorded. */
  boolean recording;

  /** Where its events go; null before the first one. */
  EventQueue queue;

  private final Span base = new Span(this, null);
  private Span top = base;
  private Work work;

  /** The life of the agent that all this belongs to; null for none yet. */
  private EventQueue life;

  private EventBuffer buffer;
  private boolean muted;
  private long random;

  SpanStack(Thread thread) {
    this(thread, null, null);
  }

  /**
   * The stack of a thread that was started, in that life, for {@code startedFor}; null for none.
   */
  SpanStack(Thread thread, TraceContext startedFor, EventQueue life) {
    this.thread = thread;
    this.life = life;
    work = Work.of(startedFor, false);
    base.id = startedFor == null ? 0 : startedFor.spanId;
    base.rootless = startedFor == null;
  }

  /** Whether a call is open. Only a hint to another thread. */
  boolean isOpen() {
    return top != base;
  }

  void mute() {
    muted = true;
  }

  boolean isMuted() {
    return muted;
  }

  /** The innermost exchange that this thread works for; null for none. */
  Exchange exchange() {
    return work.exchange();
  }

  /** Whether this thread works for an exchange of that role. */
  boolean isInside(Exchange.Role role) {
    return (work.roles & role.bit) != 0;
  }

  /** What this thread works for; null for nothing. */
  TraceContext context() {
    return top.rootless ? null : work.context(top.id);
  }

  /**
   * Begins {@code begun}, and a scope in which this thread works for it.
   *
   * @param parent where it belongs; null for what this thread works for, or, where it serves a
   *     request, for a trace of its own
   */
  Span open(EventQueue events, Exchange begun, TraceContext parent) {
    prepare(events);
    Span outer = top;
    Span scope = inside(outer);
    TraceContext from = parent == null ? work.inherited : parent;
    long parentId = parent == null ? outer.id : parent.spanId;
    TraceContext own;
    if (parent == null && (outer.rootless || begun.role == Exchange.Role.SERVER)) {
      from = null;
      parentId = 0;
      own = Work.context(nextId(), nextId(), nextId(), null);
    } else if (parent == null) {
      own = work.context(nextId());
    } else {
      own = Work.context(parent.traceHigh, parent.traceLow, nextId(), parent);
    }
    begun.begin(events, own, parentId, System.nanoTime());
    Work inner = work.within(begun, from);
    boolean written = own.sampled && offer(begun, begun.role.kind, begun.startNanos, 0);
    begun.written = written;
    enterScope(scope, inner, written ? own.spanId : parentId, false);
    return scope;
  }

  /**
   * Begins a scope in which this thread goes on with an exchange that has begun; null where that
   * was in an earlier life.
   */
  Span resume(EventQueue events, Exchange begun) {
    if (begun.queue != events) {
      return null;
    }
    prepare(events);
    Span scope = inside(top);
    Work inner = work.within(begun, begun.context());
    enterScope(scope, inner, begun.written ? begun.context().spanId : begun.parentId, false);
    return scope;
  }

  /** Records the end of {@code ended}, which may have begun on another thread. */
  void end(EventQueue events, Exchange ended) {
    if (ended.queue != events || !ended.context().sampled) {
      return;
    }
    prepare(events);
    int kind = ended.role.kind + 1;
    if (ended.written) {
      long now = System.nanoTime();
      offer(ended, kind, now, now - ended.startNanos);
    } else {
      events.countDrop(kind, null);
    }
  }

  /**
   * Begins a scope in which this thread does a piece of work that was handed to it.
   *
   * @param context what the work is for; null for nothing
   * @return null where the thread works for nothing anyway
   */
  Span beginTask(EventQueue events, TraceContext context) {
    if (events == null || context == null && top == base && base.rootless) {
      return null;
    }
    prepare(events);
    Span scope = inside(top);
    Work handed = Work.of(context, true);
    enterScope(scope, handed, context == null ? 0 : context.spanId, context == null);
    return scope;
  }

  /** Ends the innermost of these scopes, if there is one. */
  void endTask() {
    Work innermost = work;
    for (Span open = top; open != base; open = open.outer) {
      if (open.outside != null) {
        if (innermost.task) {
          close(open);
          return;
        }
        innermost = open.outside;
      }
    }
  }

  /** Ends a scope, and all that is open inside it. */
  void close(Span scope) {
    if (scope.outside != null && (top == scope || closeInside(scope, null))) {
      leave(scope, null, EventKind.EXIT);
    }
  }

  Span enter(EventQueue events, int method) {
    if (recording || muted || work.unsampled) {
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
    prepare(events);
    Span outer = top;
    Span span = inside(outer);
    Work trace = work;
    if (outer.rootless) {
      trace.traceHigh = nextId();
      trace.traceLow = nextId();
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
            trace.traceHigh,
            trace.traceLow,
            0,
            this,
            null);
    span.written = written;
    span.id = written ? id : outer.id;
    top = span;
    return span;
  }

  private void prepare(EventQueue events) {
    if (events != queue) {
      bind(events);
    }
    if (top.lost) {
      closeLost();
    }
  }

  private Span inside(Span outer) {
    Span span = outer.inner;
    if (span == null) {
      span = outer.inner = new Span(this, outer);
    }
    return span;
  }

  private void enterScope(Span scope, Work inner, long id, boolean rootless) {
    scope.id = id;
    scope.rootless = rootless;
    scope.lost = false;
    scope.outside = work;
    work = inner;
    top = scope;
  }

  private boolean offer(Exchange subject, int kind, long now, long durationNanos) {
    TraceContext context = subject.context();
    return buffer.offer(
        EventKind.of(kind, 0),
        now,
        context.spanId,
        subject.parentId,
        context.traceHigh,
        context.traceLow,
        durationNanos,
        this,
        subject);
  }

  private void leave(Span span, Throwable thrown, int kind) {
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
          this,
          thrown);
    } else {
      queue.countDrop(kind, thrown);
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

  /**
   * Forgets what belongs to an earlier life of the agent. Spans are made anew: code that was woven
   * then may still run and show those it was given, which no longer are on the stack.
   */
  void enterLife(EventQueue events) {
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
  void release() {
    queue = null;
    buffer = null;
  }

  private void bind(EventQueue events) {
    enterLife(events);
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
