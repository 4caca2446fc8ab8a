package io.telemetryagent.bootstrap;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An HTTP exchange or a database call: a span that may begin on one thread and end on another. What
 * is known of it is collected on the app's threads and made text by the writer.
 */
public abstract class Exchange {
  /** The part that this process has in it. */
  public enum Role {
    /** An HTTP request that the process serves. Begins a trace, or goes on with the caller's. */
    SERVER(EventKind.HTTP_REQUEST),
    /** An HTTP request that the process sends. */
    CLIENT(EventKind.HTTP_REQUEST),
    /** A database call. */
    DATABASE(EventKind.DB_REQUEST);

    final int kind;
    final int bit;

    Role(int kind) {
      this.kind = kind;
      this.bit = 1 << ordinal();
    }
  }

  final Role role;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** The context that its callees belong to; null until it begins. */
  private volatile TraceContext context;

  EventQueue queue;
  long parentId;
  long startNanos;

  /** Whether its opening event is in the queue. */
  boolean written;

  /** Whether the writer was handed that event. Belongs to the writer; no one else reads it. */
  private boolean handedOver;

  private volatile Throwable thrown;

  protected Exchange(Role role) {
    this.role = role;
  }

  /** What its callees, here or in another service, belong to; null until it has begun. */
  public final TraceContext context() {
    return context;
  }

  /** What it failed with; null where nothing failed. */
  public final Throwable thrown() {
    return thrown;
  }

  /** Whether it is a request that this process serves: its caller may be in another one. */
  public final boolean isServed() {
    return role == Role.SERVER;
  }

  /** Whether its end was recorded. */
  public final boolean isEnded() {
    return ended.get();
  }

  /** Called by the writer alone: flat attributes of the opening event. */
  public abstract Map<String, Object> requestAttributes();

  /** Called by the writer alone: a short text of the opening event, for a person. */
  public abstract String requestMessage();

  /** Called by the writer alone: flat attributes of the closing event. */
  public abstract Map<String, Object> responseAttributes();

  /** Called by the writer alone: a short text of the closing event, for a person. */
  public abstract String responseMessage(long durationNanos);

  /** The status code of HTTP; 0 where there is none. */
  public int statusCode() {
    return 0;
  }

  void begin(EventQueue events, TraceContext own, long parent, long nanos) {
    queue = events;
    context = own;
    parentId = parent;
    startNanos = nanos;
  }

  /** True the first time only. */
  boolean end(Throwable cause) {
    if (!ended.compareAndSet(false, true)) {
      return false;
    }
    thrown = cause;
    return true;
  }

  /**
   * For the writer, which is about to be handed this event: false where it is the end, and the
   * beginning is still in the buffer of another thread. Then this whole buffer has to wait.
   */
  boolean comesInOrder(long kindAndMethod) {
    handedOver |= EventKind.opens(EventKind.kind(kindAndMethod));
    return handedOver;
  }
}
