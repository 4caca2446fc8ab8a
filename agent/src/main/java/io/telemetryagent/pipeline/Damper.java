package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.Ledger;
import io.telemetryagent.output.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds methods that are called too often to be written out, has their calls counted instead, and
 * reports that. Used by the writer thread alone.
 */
final class Damper {
  /** How often it looks at the counts. */
  static final long LOOK_NANOS = 1_000_000_000L;

  private final EventQueue queue;
  private final WantedTypes wanted;
  private final Ledger ledger;

  /** By method; null where none of its calls was seen. */
  private CallRate[] rates = new CallRate[256];

  /** Methods that are or were damped, by their slot. */
  private final List<DampedMethod> methods = new ArrayList<>();

  private long lookedAt;
  private long knownDrops;

  /**
   * A damper of no method yet.
   *
   * @param wanted says whether calls are written out at all
   */
  Damper(EventQueue queue, WantedTypes wanted, long nowNanos) {
    this.queue = queue;
    this.wanted = wanted;
    this.ledger = queue.ledger();
    lookedAt = nowNanos;
  }

  /**
   * A call that is written has begun at {@code nanoTime}.
   *
   * @return that its method is damped from now on; null where it is not
   */
  Report begin(int method, long nanoTime) {
    int limit = limit();
    if (limit == 0) {
      return null;
    }
    CallRate rate = rateOf(method);
    if (rate.begin(nanoTime) <= limit) {
      return null;
    }
    int slot = slotOf(method);
    // Calls that were queued before it was damped still come.
    return methods.get(slot).isDamped()
        ? null
        : damp(slot, rate.perSecond(nanoTime), rate.meanNanos(), nanoTime);
  }

  /** A call that is written has ended. */
  void end(int method, long durationNanos) {
    if (limit() > 0) {
      rateOf(method).end(durationNanos);
    }
  }

  /** What is to be reported now: summaries, and which methods are let go. */
  List<Report> due(long nowNanos) {
    List<Report> reports = new ArrayList<>();
    if (nowNanos - lookedAt < LOOK_NANOS) {
      return reports;
    }
    int limit = limit();
    if (limit > 0 && queue.drops(EventKind.ENTRY) > knownDrops) {
      dampDropped(nowNanos, limit, reports);
    }
    look(nowNanos);
    for (DampedMethod each : methods) {
      if (each.isDamped() && (limit == 0 || each.isQuiet())) {
        ledger.release(each.method());
        reports.add(each.release(nowNanos));
      } else if (each.isDue(nowNanos)) {
        reports.add(each.summary(nowNanos));
      }
    }
    return reports;
  }

  /** All that was counted and not reported yet. */
  List<Report> last(long nowNanos) {
    look(nowNanos);
    List<Report> reports = new ArrayList<>();
    for (DampedMethod each : methods) {
      if (each.isWaiting()) {
        reports.add(each.summary(nowNanos));
      }
    }
    return reports;
  }

  /** The numbers of the methods that are damped now; for another thread, about. */
  List<Integer> damped() {
    List<Integer> damped = new ArrayList<>();
    for (DampedMethod each : methods.toArray(new DampedMethod[0])) {
      if (each != null && each.isDamped()) {
        damped.add(each.method());
      }
    }
    return damped;
  }

  /** Adds to agent_stop what was thrown in calls that were counted only. */
  void addTo(Map<String, Object> totals) {
    for (Map.Entry<String, Long> type : ledger.dampedExceptions().entrySet()) {
      totals.put("exceptions_damped." + type.getKey(), type.getValue());
    }
  }

  private void look(long nowNanos) {
    lookedAt = nowNanos;
    int limit = limit();
    for (int slot = 0; slot < methods.size(); slot++) {
      methods.get(slot).look(ledger.calls(slot), nowNanos, limit);
    }
  }

  private int limit() {
    return wanted.includes(EventType.FUNCTION_ENTRY) ? queue.volume().maxCallsPerSecond() : 0;
  }

  /** Where the queue is full, most calls of a method never come here. */
  private void dampDropped(long nowNanos, int limit, List<Report> reports) {
    knownDrops = queue.drops(EventKind.ENTRY);
    double seconds = (double) (nowNanos - lookedAt) / CallRate.SECOND_NANOS;
    for (int method = 0; method < ledger.methods(); method++) {
      int dropped = ledger.takeDroppedCalls(method);
      if (dropped > 0) {
        CallRate rate = rateOf(method);
        long perSecond = Math.round(dropped / seconds) + rate.atLeastPerSecond(nowNanos);
        int slot = perSecond > limit ? slotOf(method) : -1;
        if (slot >= 0 && !methods.get(slot).isDamped()) {
          reports.add(damp(slot, perSecond, rate.meanNanos(), nowNanos));
        }
      }
    }
  }

  private Report damp(int slot, long perSecond, long meanNanos, long nanoTime) {
    DampedMethod method = methods.get(slot);
    // First what may fail.
    Report report = damped(method.method(), perSecond, meanNanos, limit());
    ledger.damp(method.method(), slot);
    method.damp(nanoTime);
    return report;
  }

  private int slotOf(int method) {
    for (int slot = 0; slot < methods.size(); slot++) {
      if (methods.get(slot).method() == method) {
        return slot;
      }
    }
    methods.add(new DampedMethod(method));
    return methods.size() - 1;
  }

  private CallRate rateOf(int method) {
    if (method >= rates.length) {
      rates = Arrays.copyOf(rates, Math.max(method + 1, rates.length * 2));
    }
    CallRate rate = rates[method];
    return rate == null ? rates[method] = new CallRate() : rate;
  }

  private static Report damped(int method, long perSecond, long meanNanos, int limit) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("calls_per_second", perSecond);
    attributes.put("duration.mean_ns", meanNanos);
    attributes.put("max_calls_per_second", limit);
    return new Report(
        EventType.METHOD_DAMPED,
        method,
        String.format(
            Locale.ROOT,
            "is called %d times a second, for %d ns on average: its calls are counted from now on,"
                + " and not written out",
            perSecond,
            meanNanos),
        attributes);
  }
}
