package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.output.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what was not written, by the queue or by the writer, and tells when to report it: when a
 * stretch of drops has ended, or has lasted for a second. Used by the writer thread alone.
 */
final class DropReport implements EventExporter.Drops {
  /** A stretch ends after so long without a drop. */
  static final long QUIET_NANOS = 50_000_000;

  /** A stretch that goes on is reported in parts, as the process may be killed. */
  static final long LONGEST_NANOS = 1_000_000_000;

  private final EventQueue queue;
  private final WantedTypes wanted;

  /** What the queue had dropped when last asked: by kind, and exceptions. */
  private final long[] known = new long[EventKind.COUNT + 1];

  /** What was reported, by reason. */
  private final long[] reportedOf = new long[DropReason.values().length];

  private Drops[] unreported = none();
  private long reported;
  private long lastTotal;
  private long lastLook;
  private long since;

  /** A report on all that {@code queue} drops, and that is wanted. */
  DropReport(EventQueue queue, WantedTypes wanted, long nowNanos) {
    this.queue = queue;
    this.wanted = wanted;
    lastLook = nowNanos;
  }

  /** Counts an event of the queue that the writer did not write. */
  void count(DropReason reason, int kind, Object payload) {
    count(reason, EventKinds.typeOf(kind), 1);
    count(reason, EventType.EXCEPTION, payload instanceof Throwable ? 1 : 0);
  }

  /** Counts lines that the writer did not write. */
  void count(DropReason reason, EventType type, long count) {
    if (wanted.includes(type)) {
      unreported[reason.ordinal()].add(type, count);
    }
  }

  @Override
  public void notSent(DropReason reason, EventType type, long count) {
    unreported[reason.ordinal()].add(type, count);
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
    for (int i = 0; i < reportedOf.length; i++) {
      reportedOf[i] += unreported[i].total();
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

  /** About how many were dropped so far, and for which reasons. For any thread. */
  Map<String, Object> described() {
    Map<String, Object> reasons = new LinkedHashMap<>();
    for (DropReason reason : DropReason.values()) {
      if (reportedOf[reason.ordinal()] > 0) {
        reasons.put(reason.text(), reportedOf[reason.ordinal()]);
      }
    }
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("total", reported + unreportedTotal() + queueDrops());
    described.put("reasons", reasons);
    return described;
  }

  /** Of how many more spans the queue dropped the beginning than the end, as far as reported. */
  long openSpans() {
    long open = 0;
    for (int kind = 0; kind < EventKind.COUNT; kind++) {
      if (wanted.includes(EventKinds.typeOf(kind))) {
        open += EventKind.opens(kind) ? known[kind] : -known[kind];
      }
    }
    return open;
  }

  private void askQueue(DropReason reason) {
    for (int kind = 0; kind < EventKind.COUNT; kind++) {
      count(reason, EventKinds.typeOf(kind), news(kind, queue.drops(kind)));
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
    long total = 0;
    for (int kind = 0; kind < EventKind.COUNT; kind++) {
      boolean isWanted = wanted.includes(EventKinds.typeOf(kind));
      total += isWanted ? queue.drops(kind) - known[kind] : 0;
    }
    if (wanted.includes(EventType.EXCEPTION)) {
      total += queue.exceptionDrops() - known[EventKind.COUNT];
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
