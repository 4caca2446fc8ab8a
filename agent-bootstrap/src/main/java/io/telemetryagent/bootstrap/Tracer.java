package io.telemetryagent.bootstrap;

import java.util.Set;

/**
 * The static face that woven code calls; a no-op until {@link #start}.
 *
 * <p>Lives in the boot loader only: a second copy elsewhere would never be started. Nothing here
 * throws, locks or loads classes. The one thing let through is the thread's own death.
 */
public final class Tracer {
  // A subclass, not ThreadLocal.withInitial: no lambda may run this early in a JVM's life.
  private static final ThreadLocal<SpanStack> STACKS =
      new ThreadLocal<SpanStack>() {
        @Override
        protected SpanStack initialValue() {
          Thread thread = Thread.currentThread();
          EventQueue life = queue;
          SpanStack stack = new SpanStack(thread, Handoff.startedFor(thread), life);
          ThreadGroup group = untracedThreads;
          if (group != null && thread.getThreadGroup() == group) {
            stack.mute();
          }
          return stack;
        }
      };

  private static final Object LIFE_LOCK = new Object();

  /** Where events go; null while the agent is not in. One queue stands for one life of it. */
  private static volatile EventQueue queue;

  /** The same for what begins; null also while nothing may begin. */
  private static volatile EventQueue opening;

  /** The same for calls; null also while no call may begin. */
  private static volatile EventQueue calls;

  /** The bits of roles in which no exchange may begin. */
  private static volatile int refusedRoles;

  /** Null until somebody asks for it. */
  private static volatile ThreadGroup untracedThreads;

  /**
   * The numbers of methods below are those of earlier lives: code that was woven then may still
   * run.
   */
  private static int firstMethod;

  /**
   * Faults of ours that were swallowed. A racy count: an exact one would need a call to fail in.
   */
  private static long failures;

  private Tracer() {}

  /** Sends every call from now on to {@code events}, which was not started before. */
  public static void start(EventQueue events) {
    STACKS.get();
    Rehearsal.run();
    synchronized (LIFE_LOCK) {
      failures = 0;
      refusedRoles = 0;
      queue = events;
      opening = events;
      calls = events;
    }
  }

  /**
   * Says what may begin from now on: calls or not, and exchanges of these roles. Where nothing may,
   * threads take up no work for others either. What is open may end in any case.
   */
  public static void permit(boolean callsToo, Set<Exchange.Role> roles) {
    int refused = 0;
    for (Exchange.Role role : Exchange.Role.values()) {
      refused |= roles.contains(role) ? 0 : role.bit;
    }
    synchronized (LIFE_LOCK) {
      refusedRoles = refused;
      opening = callsToo || !roles.isEmpty() ? queue : null;
      calls = callsToo ? queue : null;
    }
  }

  /** Makes woven code a no-op again; calls that are open stay without an exit. */
  public static void stop() {
    synchronized (LIFE_LOCK) {
      calls = null;
      opening = null;
      queue = null;
    }
  }

  /** Stops unless calls go elsewhere than to {@code events} by now. */
  public static void stop(EventQueue events) {
    synchronized (LIFE_LOCK) {
      if (queue == events) {
        stop();
      }
    }
  }

  /** The first number for the methods of a new life. */
  public static int firstMethod() {
    return firstMethod;
  }

  /** The life of {@code methods} is over: calls of them are no longer recorded. */
  public static void retire(MethodTable methods) {
    firstMethod = methods.end();
  }

  /** Where calls go now; null while tracing is off. */
  public static EventQueue queue() {
    return queue;
  }

  /** About how many of the agent's own faults were swallowed on the app's threads. */
  public static long failures() {
    return failures;
  }

  /** Never traces the calling thread again, and returns it as a source of events. */
  public static SpanStack muteThisThread() {
    SpanStack stack = STACKS.get();
    stack.mute();
    return stack;
  }

  /**
   * The group of threads that are never traced. Those that a library of ours starts from within it
   * belong to it too.
   */
  public static ThreadGroup untracedThreads() {
    synchronized (LIFE_LOCK) {
      if (untracedThreads == null) {
        untracedThreads = new ThreadGroup("telemetry");
      }
      return untracedThreads;
    }
  }

  /**
   * A woven method was entered.
   *
   * @param method its number in {@link MethodTable}
   * @return what {@link #exit} wants back; null when nothing was recorded
   */
  public static Span enter(int method) {
    EventQueue events = calls;
    if (events == null || method < firstMethod) {
      return null;
    }
    try {
      return STACKS.get().enter(events, method);
    } catch (VirtualMachineError e) {
      // No call from here: stack or memory is out.
      failures++;
    } catch (Throwable t) {
      failed(t);
    }
    return null;
  }

  /** The method that {@code span} stands for is left, by {@code thrown} unless that is null. */
  public static void exit(Span span, Throwable thrown) {
    EventQueue events = queue;
    if (events == null) {
      return;
    }
    if (span == null) {
      if (thrown != null) {
        exitUnrecorded(events, thrown);
      }
      return;
    }
    if (span.stack.queue != events) {
      // Of an earlier life, where the thread has recorded nothing since: its queue takes no more.
      return;
    }
    try {
      span.stack.exit(span, thrown);
    } catch (VirtualMachineError e) {
      // No call from here: stack or memory is out. The next event of the thread mends it.
      span.lost = true;
      failures++;
    } catch (Throwable t) {
      span.lost = true;
      failed(t);
    }
  }

  /**
   * Begins an exchange on this thread, and a scope in which the thread works for it.
   *
   * @param parent where it belongs; null for what this thread works for, or, where it serves a
   *     request, for a trace of its own
   * @return what {@link #close} wants back; null where nothing is recorded
   */
  public static Span open(Exchange exchange, TraceContext parent) {
    EventQueue events = opening;
    return events == null || (exchange.role.bit & refusedRoles) != 0
        ? null
        : STACKS.get().open(events, exchange, parent);
  }

  /** Begins a scope in which this thread goes on with an exchange that has begun. */
  public static Span resume(Exchange exchange) {
    EventQueue events = opening;
    return events == null ? null : STACKS.get().resume(events, exchange);
  }

  /** Begins a scope in which this thread does work that was handed to it; null for nothing. */
  public static Span resume(TraceContext context) {
    EventQueue events = opening;
    return events == null ? null : STACKS.get().beginTask(events, context);
  }

  /** Ends the scope on this thread. The exchange may go on. */
  public static void close(Span scope) {
    EventQueue events = queue;
    if (scope != null
        && events != null
        && scope.stack == STACKS.get()
        && scope.stack.queue == events) {
      scope.stack.close(scope);
    }
  }

  /** Ends an exchange, from whatever thread; only the first end of it counts. */
  public static void end(Exchange exchange, Throwable thrown) {
    EventQueue events = queue;
    if (events != null && exchange.context() != null && exchange.end(thrown)) {
      STACKS.get().end(events, exchange);
    }
  }

  /** The innermost exchange that this thread works for; null for none. */
  public static Exchange exchange() {
    return STACKS.get().exchange();
  }

  /** Whether this thread works for an exchange of that role. */
  public static boolean isInside(Exchange.Role role) {
    return STACKS.get().isInside(role);
  }

  /** What this thread works for; null for nothing. */
  public static TraceContext context() {
    return STACKS.get().context();
  }

  /** Does the agent's own work in the midst of the app's, as a hook does: nothing is recorded. */
  public static void quietly(Runnable work) {
    EventQueue events = queue;
    SpanStack stack = events == null ? null : STACKS.get();
    if (stack == null || stack.isMuted()) {
      return;
    }
    stack.enterLife(events);
    boolean isInHook = stack.recording;
    stack.recording = true;
    try {
      work.run();
    } catch (Throwable t) {
      failed(t);
    } finally {
      stack.recording = isInHook;
    }
  }

  /**
   * This thread's stack if a hook may be called; null while off, muted, or in a hook. Hooks are
   * called also while nothing may begin, as what is open may end in any of them.
   */
  static SpanStack stackToHook() {
    return stackFor(queue);
  }

  /** The same where the hook begins something. */
  static SpanStack stackToBegin() {
    return stackFor(opening);
  }

  private static SpanStack stackFor(EventQueue events) {
    if (events == null) {
      return null;
    }
    SpanStack stack = STACKS.get();
    if (stack.recording || stack.isMuted()) {
      return null;
    }
    stack.enterLife(events);
    return stack;
  }

  private static void exitUnrecorded(EventQueue events, Throwable thrown) {
    try {
      STACKS.get().exitUnrecorded(events, thrown);
    } catch (VirtualMachineError e) {
      // No call from here: stack or memory is out.
      failures++;
    } catch (Throwable t) {
      failed(t);
    }
  }

  static void failed(Throwable t) {
    failures++;
    if (t instanceof VirtualMachineError) {
      return;
    }
    // Thread.stop (Java 8 to 19) can strike while we run, and that belongs to the app. By name: the
    // class is marked for removal.
    if (t instanceof Error && "java.lang.ThreadDeath".equals(t.getClass().getName())) {
      throw (Error) t;
    }
  }
}
