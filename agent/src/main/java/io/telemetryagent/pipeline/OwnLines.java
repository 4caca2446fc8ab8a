package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.SampleThreshold;
import io.telemetryagent.bootstrap.SpanStack;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import java.util.Map;

/**
 * Writes what the agent says itself: agent_start first, its events and the reports on what was not
 * written, agent_stop last. Used by the writer thread alone.
 */
final class OwnLines {
  private final LineWriter lines;
  private final AgentEvents agentEvents;
  private final ErrorReader errors;
  private final Reports reports;
  private final WantedTypes wanted;
  private final EventQueue queue;
  private final Ticker ticker;
  private final Event event = new Event();

  OwnLines(
      LineWriter lines,
      AgentEvents agentEvents,
      ErrorReader errors,
      Reports reports,
      WantedTypes wanted,
      EventQueue queue,
      Ticker ticker) {
    this.lines = lines;
    this.agentEvents = agentEvents;
    this.errors = errors;
    this.reports = reports;
    this.wanted = wanted;
    this.queue = queue;
    this.ticker = ticker;
  }

  /** All of it comes from that thread. */
  void writeAs(SpanStack writer) {
    event.source = writer;
  }

  /** Writes agent_start, unless that is done. */
  void beginOnce(AgentEvents.Patience patience) {
    if (lines.isEmpty()) {
      write(agentEvents.first(patience));
    }
    rehearseError();
  }

  /** Writes the agent's events that wait. */
  void writeWaiting() {
    for (AgentEvent next = agentEvents.next(); next != null; next = agentEvents.next()) {
      write(next);
    }
  }

  /** Writes what is to be reported now. */
  void writeReports(long nowNanos) {
    lines.countUnsent();
    for (Report report : reports.due(nowNanos)) {
      write(report);
    }
  }

  /** Writes all that was not reported yet, and agent_stop. */
  void writeTotals() {
    lines.end();
    lines.countUnsent();
    for (Report report : reports.last(System.nanoTime())) {
      write(report);
    }
    Map<String, Object> totals = reports.totals();
    lines.addTo(totals);
    String message = "telemetry-agent stopped after " + reports.written.total() + " events";
    write(EventType.AGENT_STOP, message, totals);
  }

  void write(Report report) {
    fill(report.message, report.attributes);
    if (report.method != Event.NO_METHOD) {
      event.method = report.method;
      event.threshold = queue.volume().threshold();
    }
    if (wanted.includes(report.type)) {
      lines.writeOrCount(event, report.type);
    }
  }

  /** Loads, while there is memory, what the first exception would load. */
  private void rehearseError() {
    errors.fill(event, new Throwable(), true);
    lines.rehearse(event, EventType.EXCEPTION);
  }

  private void write(AgentEvent own) {
    if (own.resource() != null) {
      lines.resource(own.resource());
    }
    write(own.type(), own.message(), own.attributes());
  }

  private void write(EventType type, String message, Map<String, Object> attributes) {
    fill(message, attributes);
    lines.write(event, type);
  }

  private void fill(String message, Map<String, Object> attributes) {
    event.method = Event.NO_METHOD;
    event.epochNanos = ticker.now();
    event.durationNanos = -1;
    event.threshold = SampleThreshold.ALL;
    event.error = null;
    event.message = message;
    event.attributes = attributes;
  }
}
