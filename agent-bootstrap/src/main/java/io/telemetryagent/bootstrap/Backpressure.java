package io.telemetryagent.bootstrap;

import java.util.concurrent.locks.LockSupport;

/**
 * What an app thread does when the queue is full: it waits for the writer, but only while the
 * writer makes progress. After {@code stallNanos} without any, events are dropped until it moves
 * again.
 */
final class Backpressure {
  /** What is waited for. */
  interface Room {
    boolean isFull();
  }

  /** Time, as a waiting thread sees it. */
  interface Clock {
    long nanoTime();

    /** Passes about {@code nanos}; keeps the thread's interrupt flag as it is. */
    void nap(long nanos);

    /** Undoes what naps have done to the thread beside passing time. */
    void afterNaps();
  }

  private static final Clock SYSTEM = new SystemClock();
  private static final long SHORTEST_NAP_NANOS = 50_000;

  /** With a hundred threads waiting, waking them often would take the time the writer needs. */
  private static final long LONGEST_NAP_NANOS = 1_000_000;

  private static final long NO_STALL = -1;

  private final boolean waits;
  private final long stallNanos;
  private final Clock clock;
  private volatile long progress;
  private volatile long stalledAt = NO_STALL;

  Backpressure(boolean waits, long stallNanos) {
    this(waits, stallNanos, SYSTEM);
  }

  Backpressure(boolean waits, long stallNanos, Clock clock) {
    this.waits = waits;
    this.stallNanos = stallNanos;
    this.clock = clock;
  }

  /** The writer has written something. One writer: no atomic increment is needed. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  void madeProgress() {
    progress++;
  }

  /** How often the writer made progress. */
  long progress() {
    return progress;
  }

  /** Returns true once {@code room} is not full, false if the event is to be dropped. */
  boolean await(Room room, EventQueue queue) {
    if (!waits || stalledAt == progress) {
      return false;
    }
    if (!room.isFull()) {
      return true;
    }
    try {
      return awaitProgress(room, queue);
    } finally {
      clock.afterNaps();
    }
  }

  private boolean awaitProgress(Room room, EventQueue queue) {
    long seen = progress;
    long since = clock.nanoTime();
    long nap = SHORTEST_NAP_NANOS;
    while (room.isFull()) {
      queue.wakeWriter();
      clock.nap(nap);
      nap = Math.min(2 * nap, LONGEST_NAP_NANOS);
      long now = clock.nanoTime();
      long latest = progress;
      if (latest != seen) {
        seen = latest;
        since = now;
      } else if (stalledAt == seen || now - since > stallNanos) {
        // The first to wait that long ends the waiting of all.
        stalledAt = seen;
        return false;
      }
    }
    return true;
  }

  private static final class SystemClock implements Clock {
    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void nap(long nanos) {
      // With the interrupt flag set (the app's business) parking returns at once, and we spin: then
      // the writer goes first.
      LockSupport.parkNanos(nanos);
      Thread.yield();
    }

    @Override
    public void afterNaps() {
      // A nap may have used up an unpark meant for the app, which would then park for ever. One
      // unpark too many does no harm: parking may return at any time.
      LockSupport.unpark(Thread.currentThread());
    }
  }
}
