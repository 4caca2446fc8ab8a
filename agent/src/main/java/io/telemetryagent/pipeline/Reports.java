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

/**
 * What the writer counts, and what it reports of that. Kept by the writer thread alone; another
 * thread may look, and sees figures that are a moment old.
 */
final class Reports {
  /** How many methods are described. */
  private static final int MOST_METHODS = 10;

  final PipelineStats written;
  final MethodCounts methods;
  final OpenCounts open;
  final DropReport drops;
  private final MethodTable table;
  private final Damper damper;
  private final SamplingReport sampling;
  private final Output output;
  private final Redactor redactor;

  Reports(
      EventQueue queue, MethodTable table, WantedTypes wanted, Output output, Redactor redactor) {
    long nowNanos = System.nanoTime();
    written = new PipelineStats(nowNanos);
    methods = new MethodCounts(table);
    open = new OpenCounts(wanted);
    drops = new DropReport(queue, wanted, nowNanos);
    damper = new Damper(queue, wanted, nowNanos);
    sampling = new SamplingReport(queue.ledger(), nowNanos);
    this.table = table;
    this.output = output;
    this.redactor = redactor;
  }

  /**
   * An event of a call was written.
   *
   * @return what is to be reported at once; null for nothing
   */
  Report count(int kind, int method, long nanoTime, long durationNanos) {
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

  /** What is to be reported now. */
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

  /** All that was not reported yet. */
  List<Report> last(long nowNanos) {
    List<Report> reports = damper.last(nowNanos);
    addDrops(reports);
    if (sampling.isWaiting()) {
      reports.add(sampling.take());
    }
    return reports;
  }

  /** How many spans began of which the end has not come yet. */
  long openSpans() {
    // Of a span that a filter left out the end may have been dropped.
    return Math.max(0, open.total() + drops.openSpans());
  }

  /** The attributes of agent_stop. */
  Map<String, Object> totals() {
    Map<String, Object> totals = new LinkedHashMap<>();
    written.addTo(totals);
    totals.put("events_dropped", drops.reported());
    totals.put("open_spans", openSpans());
    totals.put("agent_faults", Tracer.failures());
    sampling.addTo(totals);
    damper.addTo(totals);
    if (redactor.patternsOff() > 0) {
      totals.put("redact_patterns_off", redactor.patternsOff());
    }
    return totals;
  }

  /** What was written and what was not, for the status. */
  Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("events_written", written.total());
    described.put("events_per_second", written.perSecond());
    described.put("events", written.described());
    described.put("dropped", drops.described());
    described.put("most_frequent", methods.mostFrequent(MOST_METHODS));
    described.put("slowest", methods.slowest(MOST_METHODS));
    described.put("damped_methods", damped());
    return described;
  }

  private List<String> damped() {
    List<String> names = new ArrayList<>();
    for (int method : damper.damped()) {
      names.add(table.functionName(method));
    }
    return names;
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
