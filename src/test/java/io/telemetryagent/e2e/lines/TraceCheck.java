package io.telemetryagent.e2e.lines;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Checks what the lines of one process promise together: numbering, the nesting of spans, and the
 * totals at the end. What belongs to a family of events that the run was told not to write is not
 * missed.
 */
public final class TraceCheck {
  /** How the process ended: only an orderly end leaves an {@code agent_stop}. */
  public enum End {
    ORDERLY,
    KILLED
  }

  private static final List<String> COUNTED =
      List.of(
          "function_entry",
          "function_exit",
          "exception",
          "http_request",
          "http_response",
          "db_request",
          "db_response",
          "method_damped",
          "function_summary");

  private final List<Line> lines;
  private final Problems problems = new Problems("the trace");
  private final boolean functions;
  private final Damping damping = new Damping(problems);
  private final Nesting nesting;
  private final Map<String, Long> counts = new HashMap<>();
  private long notSent;

  private TraceCheck(List<Line> lines) {
    this.lines = lines;
    functions = isWritten("function");
    boolean filtered = !lines.isEmpty() && lines.get(0).attribute("config.extensions") != null;
    nesting = new Nesting(lines, functions, isWritten("exception"), filtered, damping, problems);
  }

  /** By the option {@code events}, as the first line tells it. */
  private boolean isWritten(String family) {
    String events = lines.isEmpty() ? null : lines.get(0).attribute("config.events");
    return events == null || events.equals("all") || events.contains(family);
  }

  /** Fails with a list of what is wrong. */
  public static void check(List<Line> lines, End end) {
    TraceCheck check = new TraceCheck(lines);
    check.all(end);
    check.problems.throwIfAny();
  }

  private void all(End end) {
    if (lines.isEmpty()) {
      problems.add("there is no line");
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.sequence() != i + 1) {
        problems.add(line.number(), "sequence is " + line.sequence() + ", expected " + (i + 1));
      }
      if (line.is("agent_start") != (i == 0)) {
        problems.add(line.number(), "agent_start is line 1 and no other");
      }
      if (line.is("agent_stop") && i < lines.size() - 1) {
        problems.add(line.number(), "agent_stop is not the last");
      }
      counts.merge(line.eventType(), 1L, Long::sum);
      notSent += notSent(line);
      damping.next(line);
      nesting.next(line);
    }
    if (end == End.ORDERLY) {
      checkTotals(lines.get(lines.size() - 1));
    }
  }

  private void checkTotals(Line last) {
    if (!last.is("agent_stop")) {
      problems.add(last.number(), "the last line is not agent_stop");
      return;
    }
    if (functions) {
      expectTotal(last, "open_spans", nesting.openSpans());
    }
    expectTotal(last, "events_dropped", notSent);
    for (String type : COUNTED) {
      expectTotal(last, "events." + type, counts.getOrDefault(type, 0L));
    }
  }

  /** How many events the line says were lost to a receiver of OTLP; of those there are lines. */
  private static long notSent(Line line) {
    String reason = line.attribute("dropped.reason");
    boolean isNotSent = reason != null && reason.startsWith("otlp_");
    return isNotSent ? Long.parseLong(line.attribute("dropped.total")) : 0;
  }

  private void expectTotal(Line stop, String key, long expected) {
    if (!String.valueOf(expected).equals(Objects.requireNonNullElse(stop.attribute(key), "0"))) {
      problems.add(stop.number(), key + " is " + stop.attribute(key) + ", expected " + expected);
    }
  }
}
