package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.Ledger;
import io.telemetryagent.output.EventType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reports the traces that were not kept: those over the limit now and then, and all at the end.
 * Used by the writer thread alone.
 */
final class SamplingReport {
  /** How often, at most, traces over the limit are reported. */
  static final long INTERVAL_NANOS = 10_000_000_000L;

  private final Ledger ledger;
  private long lastLook;
  private long reported;

  SamplingReport(Ledger ledger, long nowNanos) {
    this.ledger = ledger;
    lastLook = nowNanos;
  }

  /** Whether there is something to report now. */
  boolean isDue(long nowNanos) {
    if (nowNanos - lastLook < INTERVAL_NANOS) {
      return false;
    }
    lastLook = nowNanos;
    return isWaiting();
  }

  /** Whether there is something that was not reported yet. */
  boolean isWaiting() {
    return ledger.refusedTraces() > reported;
  }

  /** Reports how many traces were over the limit since the last such report. */
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
