package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.Ledger;
import io.telemetryagent.output.EventType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells of the traces that were not kept: now and then of those that were too many, and at the end
 * of all. Used by the writer thread alone.
 */
final class SamplingReport {
  /** So often, at most, traces that were too many are told of. */
  static final long INTERVAL_NANOS = 10_000_000_000L;

  private final Ledger ledger;
  private long lastLook;
  private long reported;

  SamplingReport(Ledger ledger, long nowNanos) {
    this.ledger = ledger;
    lastLook = nowNanos;
  }

  /** Whether there is something to be told of now. */
  boolean isDue(long nowNanos) {
    if (nowNanos - lastLook < INTERVAL_NANOS) {
      return false;
    }
    lastLook = nowNanos;
    return isWaiting();
  }

  /** Whether there is something that was not told of yet. */
  boolean isWaiting() {
    return ledger.refusedTraces() > reported;
  }

  /** How many traces were too many since this was last asked; from now on they are told of. */
  Report take() {
    long refused = ledger.refusedTraces() - reported;
    reported += refused;
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("dropped.traces", refused);
    attributes.put("dropped.reason", DropReason.TRACE_LIMIT.text());
    return Report.of(
        EventType.EVENTS_DROPPED,
        refused + " traces were not kept: too many began in a second",
        attributes);
  }

  /** Adds to agent_stop what was not kept, where there was any. */
  void addTo(Map<String, Object> totals) {
    put(totals, "traces_unsampled", ledger.unsampledTraces());
    put(totals, "traces_refused", ledger.refusedTraces());
    for (Map.Entry<String, Long> type : ledger.unsampledExceptions().entrySet()) {
      totals.put("exceptions_unsampled." + type.getKey(), type.getValue());
    }
  }

  private static void put(Map<String, Object> totals, String key, long count) {
    if (count > 0) {
      totals.put(key, count);
    }
  }
}
