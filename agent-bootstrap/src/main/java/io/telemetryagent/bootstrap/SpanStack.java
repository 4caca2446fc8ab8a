package io.telemetryagent.bootstrap;

/**
 * The open spans of one thread, innermost on top: calls, and the scopes in which it works for an
 * exchange or a task. Only that thread changes it. Order matters in {@link #open} as in {@link
 * CallStack}.
 */
public final class SpanStack extends CallStack {
  /** The thread whose calls these are. */
  public final Thread thread;

  /** The time of the last event written of this thread. Belongs to the writer. */
  public long lastEpochNanos;

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
    Span scope = scope(events);
    Span outer = scope.outer;
    TraceContext own;
    long parentId = parent == null ? outer.id : parent.spanId;
    if (parent != null) {
      own = parent.withSpan(nextId());
    } else if (outer.rootless || begun.role == Exchange.Role.SERVER) {
      own = newTrace(events.volume());
      parentId = 0;
    } else {
      own = work.context(nextId());
    }
    begun.begin(events, own, parentId, System.nanoTime());
    Work inner = work.within(begun);
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
    Span scope = scope(events);
    Work inner = work.within(begun);
    enterScope(scope, inner, begun.written ? begun.context().spanId : begun.parentId, false);
    return scope;
  }

  /** Records the end of {@code ended}, which may have begun on another thread. */
  void end(EventQueue events, Exchange ended) {
    if (ended.queue != events) {
      return;
    }
    prepare(events);
    if (!ended.context().sampled) {
      omissions.count(ended.thrown());
      return;
    }
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
    Span scope = scope(events);
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

  /** An exchange begins a trace. */
  private TraceContext newTrace(Volume volume) {
    long high = nextId();
    long low = nextId();
    return TraceContext.root(high, low, nextId(), omissions.keeps(volume, low) ? volume : null);
  }

  /** The place on the stack for a new scope. */
  private Span scope(EventQueue events) {
    prepare(events);
    omissions.forget();
    return inside(top);
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
        context.threshold,
        this,
        subject);
  }
}
