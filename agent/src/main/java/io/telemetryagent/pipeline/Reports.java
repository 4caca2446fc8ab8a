package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.output.EventType;
import io.telemetryagent.redact.Redactor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that the writer tells of what it did not write. Used by the writer thread alone. */
final class Reports {
  final DropReport drops;
  private final Damper damper;
  private final SamplingReport sampling;
  private final Output output;
  private final Redactor redactor;

  Reports(EventQueue queue, WantedTypes wanted, Output output, Redactor redactor, long nowNanos) {
    drops = new DropReport(queue, wanted, nowNanos);
    damper = new Damper(queue, wanted, nowNanos);
    sampling = new SamplingReport(queue.ledger(), nowNanos);
    this.output = output;
    this.redactor = redactor;
  }

  /**
   * An event of a call was written.
   *
   * @return what is to be told at once; null for nothing
   */
  Report written(int kind, int method, long nanoTime, long durationNanos) {
    try {
      if (kind == EventKind.ENTRY) {
        return damper.begin(method, nanoTime);
      }
      damper.end(method, durationNanos);
    } catch (OutOfMemoryError e) {
      // The method is damped at a later call.
    }
    return null;
  }

  /** What is to be told now. */
  List<Report> due(long nowNanos) {
    List<Report> reports = damper.due(nowNanos);
    if (drops.isDue(nowNanos)) {
      addDrops(reports);
    }
    if (sampling.isDue(nowNanos)) {
      reports.add(sampling.take());
    }
    return reports;
  }

  /** All that was not told yet. */
  List<Report> last(long nowNanos) {
    List<Report> reports = damper.last(nowNanos);
    addDrops(reports);
    if (sampling.isWaiting()) {
      reports.add(sampling.take());
    }
    return reports;
  }

  /** The methods that are damped now; for another thread, about. */
  List<String> damped(MethodTable table) {
    List<String> names = new ArrayList<>();
    for (int method : damper.damped()) {
      names.add(table.functionName(method));
    }
    return names;
  }

  /**
   * The attributes of agent_stop.
   *
   * @param openSpans how many spans began of which the end has not come
   */
  Map<String, Object> totals(PipelineStats stats, long openSpans) {
    Map<String, Object> totals = new LinkedHashMap<>();
    stats.addTo(totals);
    totals.put("events_dropped", drops.reported());
    totals.put("open_spans", openSpans);
    totals.put("agent_faults", Tracer.failures());
    sampling.addTo(totals);
    damper.addTo(totals);
    if (redactor.patternsOff() > 0) {
      totals.put("redact_patterns_off", redactor.patternsOff());
    }
    return totals;
  }

  private void addDrops(List<Report> reports) {
    for (Drops dropped : drops.take(output.takeFailure())) {
      reports.add(
          Report.of(
              EventType.EVENTS_DROPPED,
              dropped.total() + " events were dropped",
              dropped.attributes()));
    }
  }
}
