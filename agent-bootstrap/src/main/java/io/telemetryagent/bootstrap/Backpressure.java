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

  private static final long NAP_NANOS = 50_000;
  private static final long NO_STALL = -1;

  private final boolean waits;
  private final long stallNanos;
  private volatile long progress;
  private volatile long stalledAt = NO_STALL;

  Backpressure(boolean waits, long stallNanos) {
    this.waits = waits;
    this.stallNanos = stallNanos;
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
    long seen = progress;
    if (!waits || stalledAt == seen) {
      return false;
    }
    long since = System.nanoTime();
    while (room.isFull()) {
      queue.wakeWriter();
      // With the thread's interrupt flag set (the app's business) this returns at once, and we
      // spin.
      LockSupport.parkNanos(NAP_NANOS);
      long now = System.nanoTime();
      long latest = progress;
      if (latest != seen) {
        seen = latest;
        since = now;
      } else if (now - since > stallNanos) {
        stalledAt = seen;
        return false;
      }
    }
    return true;
  }
}
