package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.output.EventType;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts what was not written, by the queue or by the writer, and tells when to report it: when a
 * stretch of drops has ended, or has lasted for a second. Used by the writer thread alone.
 */
final class DropReport {
  /** So long without a drop ends a stretch. */
  static final long QUIET_NANOS = 50_000_000;

  /** A stretch that goes on is reported in parts, as the process may be killed. */
  static final long LONGEST_NANOS = 1_000_000_000;

  private final EventQueue queue;
  private final boolean functions;
  private final boolean exceptions;

  /** What the queue had dropped when last asked: by kind, and exceptions. */
  private final long[] known = new long[EventKind.COUNT + 1];

  private Drops[] unreported = none();
  private long reported;
  private long lastTotal;
  private long lastLook;
  private long since;

  /**
   * A report on all that {@code queue} drops.
   *
   * @param functions whether calls are written at all; if not, none is missed
   * @param exceptions the same of exceptions
   */
  DropReport(EventQueue queue, boolean functions, boolean exceptions, long nowNanos) {
    this.queue = queue;
    this.functions = functions;
    this.exceptions = exceptions;
    lastLook = nowNanos;
  }

  /** Counts an event of the queue that the writer did not write. */
  void count(DropReason reason, int kind, boolean thrown) {
    if (kind == EventKind.ENTRY) {
      count(reason, EventType.FUNCTION_ENTRY, 1);
    } else {
      count(reason, EventType.FUNCTION_EXIT, 1);
      count(reason, EventType.EXCEPTION, thrown ? 1 : 0);
    }
  }

  /** Counts a line that the writer did not write. */
  void count(DropReason reason, EventType type, long count) {
    if (type == EventType.EXCEPTION ? exceptions : functions) {
      unreported[reason.ordinal()].add(type, count);
    }
  }

  /** Whether there are drops to be reported now. */
  boolean isDue(long nowNanos) {
    if (nowNanos - lastLook < QUIET_NANOS) {
      return false;
    }
    lastLook = nowNanos;
    long total = reported + unreportedTotal() + queueDrops();
    boolean quiet = total == lastTotal;
    if (lastTotal == reported) {
      since = nowNanos;
    }
    lastTotal = total;
    return total > reported && (quiet || nowNanos - since >= LONGEST_NANOS);
  }

  /** The drops not reported yet, by reason; from now on they are. */
  List<Drops> take(boolean outputFailed) {
    askQueue(outputFailed ? DropReason.OUTPUT_FAILED : DropReason.QUEUE_FULL);
    List<Drops> result = new ArrayList<>();
    for (Drops drops : unreported) {
      if (drops.total() > 0) {
        result.add(drops);
      }
    }
    reported += unreportedTotal();
    lastTotal = reported;
    unreported = none();
    return result;
  }

  /** How many were reported so far. */
  long reported() {
    return reported;
  }

  /** How many more entries than exits were dropped by the queue, as far as reported. */
  long openSpans() {
    return known[EventKind.ENTRY] - known[EventKind.EXIT] - known[EventKind.LOST_EXIT];
  }

  private void askQueue(DropReason reason) {
    for (int kind = 0; kind < EventKind.COUNT; kind++) {
      EventType type = kind == EventKind.ENTRY ? EventType.FUNCTION_ENTRY : EventType.FUNCTION_EXIT;
      count(reason, type, news(kind, queue.drops(kind)));
    }
    count(reason, EventType.EXCEPTION, news(EventKind.COUNT, queue.exceptionDrops()));
  }

  private long news(int index, long now) {
    long before = known[index];
    known[index] = now;
    return now - before;
  }

  /** What the queue has dropped since it was last asked. */
  private long queueDrops() {
    long total = exceptions ? queue.exceptionDrops() - known[EventKind.COUNT] : 0;
    for (int kind = 0; functions && kind < EventKind.COUNT; kind++) {
      total += queue.drops(kind) - known[kind];
    }
    return total;
  }

  private long unreportedTotal() {
    long total = 0;
    for (Drops drops : unreported) {
      total += drops.total();
    }
    return total;
  }

  private static Drops[] none() {
    DropReason[] reasons = DropReason.values();
    Drops[] none = new Drops[reasons.length];
    for (int i = 0; i < none.length; i++) {
      none[i] = new Drops(reasons[i]);
    }
    return none;
  }
}
