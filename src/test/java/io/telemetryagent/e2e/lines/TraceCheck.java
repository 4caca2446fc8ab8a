package io.telemetryagent.e2e.lines;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Checks what the lines of one process promise together: numbering, order in time, pairs, parents,
 * and the totals at the end. On one thread spans close in the reverse order of opening and time
 * does not go back; so parents enclose their children. What belongs to a family of events that the
 * run was told not to write is not missed.
 */
public final class TraceCheck {
  /** How the process ended: only an orderly end leaves an {@code agent_stop}. */
  public enum End {
    ORDERLY,
    KILLED
  }

  /**
   * The clock is re-anchored by less than this, so two timestamps may differ so from a duration.
   */
  private static final long ANCHOR_TOLERANCE_NS = 2_000_000;

  private static final class Thread {
    final Deque<Line> open = new ArrayDeque<>();
    long lastTimestampNs;
    Line thrown;
  }

  private final List<Line> lines;
  private final boolean functions;
  private final boolean exceptions;
  private final Problems problems = new Problems("the trace");
  private final Map<String, Line> opened = new HashMap<>();
  private final Map<String, Line> firstThrows = new HashMap<>();
  private final Set<String> rootTraces = new HashSet<>();
  private final Map<Long, Thread> threads = new HashMap<>();
  private final Map<String, Long> counts = new HashMap<>();

  private TraceCheck(List<Line> lines) {
    this.lines = lines;
    functions = isWritten("function");
    exceptions = isWritten("exception");
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
    // Lines of different threads may stand in any order: a parent may come after its child.
    for (Line line : lines) {
      if (line.opens() && opened.putIfAbsent(line.spanId(), line) != null) {
        problems.add(line.number(), "span_id is taken: " + line.spanId());
      }
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
      next(line);
    }
    if (end == End.ORDERLY) {
      checkTotals(lines.get(lines.size() - 1));
    }
  }

  private void next(Line line) {
    Thread thread = threads.computeIfAbsent(line.threadId(), id -> new Thread());
    if (line.timestampNs() < thread.lastTimestampNs) {
      problems.add(line.number(), "is older than the line before it on its thread");
    }
    thread.lastTimestampNs = line.timestampNs();
    if (line.opens()) {
      open(line, thread);
    } else if (line.closes()) {
      close(line, thread);
    } else if (line.is("exception")) {
      leaveByThrow(line, thread);
    }
  }

  private void open(Line line, Thread thread) {
    if (line.parentSpanId() == null) {
      if (!rootTraces.add(line.traceId())) {
        problems.add(line.number(), "is a second root of trace " + line.traceId());
      }
    } else {
      Line parent = opened.get(line.parentSpanId());
      if (parent == null) {
        problems.add(line.number(), "has a parent never seen: " + line.parentSpanId());
      } else if (!parent.traceId().equals(line.traceId())) {
        problems.add(line.number(), "is not in the trace of its parent, line " + parent.number());
      }
    }
    Line caller = thread.open.peek();
    if (caller != null && !caller.spanId().equals(line.parentSpanId())) {
      problems.add(line.number(), "is called by line " + caller.number() + ", not its parent");
    }
    thread.open.push(line);
  }

  private void leaveByThrow(Line line, Thread thread) {
    if (functions) {
      leaveInnermost(line, thread);
    }
    String origin = line.attribute("error.origin_span_id");
    if (origin == null) {
      firstThrows.put(line.spanId(), line);
    } else {
      Line first = firstThrows.get(origin);
      if (first == null || !first.errorType().equals(line.errorType())) {
        problems.add(line.number(), "no " + line.errorType() + " left the span " + origin);
      }
    }
  }

  private void leaveInnermost(Line line, Thread thread) {
    Line entry = thread.open.peek();
    if (entry == null || !isSameSpan(entry, line)) {
      problems.add(line.number(), "an exception leaves a span that is not the innermost open one");
    }
    if (thread.thrown != null) {
      problems.add(line.number(), "an exception follows the one of line " + thread.thrown.number());
    }
    thread.thrown = line;
  }

  private void close(Line line, Thread thread) {
    Line entry = thread.open.poll();
    if (entry == null || !isSameSpan(entry, line)) {
      problems.add(line.number(), "closes a span that is not the innermost open one");
      return;
    }
    long passed = line.timestampNs() - entry.timestampNs();
    if (Math.abs(passed - line.durationNs()) > ANCHOR_TOLERANCE_NS) {
      problems.add(
          line.number(), "duration is not the time passed: " + (line.durationNs() - passed));
    }
    Line thrown = thread.thrown;
    thread.thrown = null;
    boolean toldBefore = thrown != null && isSameSpan(thrown, line);
    boolean mayBeTold = exceptions && line.is("function_exit");
    if (mayBeTold && toldBefore != (line.error() != null)) {
      problems.add(line.number(), "an exit has an error just when an exception was before it");
    } else if (toldBefore
        && !(Objects.equals(thrown.errorType(), line.errorType())
            && Objects.equals(thrown.errorMessage(), line.errorMessage()))) {
      problems.add(line.number(), "has another error than the exception before it");
    }
  }

  private static boolean isSameSpan(Line a, Line b) {
    return a.spanId().equals(b.spanId())
        && a.traceId().equals(b.traceId())
        && Objects.equals(a.parentSpanId(), b.parentSpanId())
        && Objects.equals(a.functionName(), b.functionName());
  }

  private void checkTotals(Line last) {
    if (!last.is("agent_stop")) {
      problems.add(last.number(), "the last line is not agent_stop");
      return;
    }
    long open = threads.values().stream().mapToLong(t -> t.open.size()).sum();
    if (functions) {
      expectTotal(last, "open_spans", open);
    }
    expectTotal(last, "events_dropped", 0);
    for (String type : List.of("function_entry", "function_exit", "exception")) {
      expectTotal(last, "events." + type, counts.getOrDefault(type, 0L));
    }
  }

  private void expectTotal(Line stop, String key, long expected) {
    if (!String.valueOf(expected).equals(Objects.requireNonNullElse(stop.attribute(key), "0"))) {
      problems.add(stop.number(), key + " is " + stop.attribute(key) + ", expected " + expected);
    }
  }
}
