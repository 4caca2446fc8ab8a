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
 * Checks pairs, parents, and order in time. On one thread calls close in the reverse order of
 * opening and time does not go back; so parents enclose their children. An exchange may end on
 * another thread, once, and a call on another thread may outlive its parent.
 */
final class Nesting {
  /**
   * The clock is re-anchored by less than this, so two timestamps may differ so from a duration.
   */
  private static final long ANCHOR_TOLERANCE_NS = 2_000_000;

  private static final class Thread {
    final Deque<Line> open = new ArrayDeque<>();
    long lastTimestampNs;
    Line thrown;
  }

  private final boolean functions;
  private final boolean exceptions;
  private final boolean filtered;
  private final Damping damping;
  private final Problems problems;
  private final Map<String, Line> opened = new HashMap<>();
  private final Map<String, Line> openExchanges = new HashMap<>();
  private final Map<String, Line> firstThrows = new HashMap<>();
  private final Set<String> rootTraces = new HashSet<>();
  private final Map<Long, Thread> threads = new HashMap<>();

  /**
   * The nesting of spans in {@code lines}, in which calls and exceptions may be left out.
   *
   * @param filtered whether the root of a trace may be left out: then it has several
   */
  Nesting(
      List<Line> lines,
      boolean functions,
      boolean exceptions,
      boolean filtered,
      Damping damping,
      Problems problems) {
    this.functions = functions;
    this.exceptions = exceptions;
    this.filtered = filtered;
    this.damping = damping;
    this.problems = problems;
    // Lines of different threads may stand in any order: a parent may come after its child.
    for (Line line : lines) {
      if (line.opens() && opened.putIfAbsent(line.spanId(), line) != null) {
        problems.add(line.number(), "span_id is taken: " + line.spanId());
      }
    }
  }

  void next(Line line) {
    Thread thread = threads.computeIfAbsent(line.threadId(), id -> new Thread());
    if (line.timestampNs() < thread.lastTimestampNs) {
      problems.add(line.number(), "is older than the line before it on its thread");
    }
    thread.lastTimestampNs = line.timestampNs();
    if (line.opens()) {
      open(line, thread);
    } else if (line.is("function_exit")) {
      close(line, thread);
    } else if (line.closes()) {
      closeExchange(line);
    } else if (line.is("exception")) {
      leaveByThrow(line, thread);
    }
  }

  long openSpans() {
    return openExchanges.size() + threads.values().stream().mapToLong(t -> t.open.size()).sum();
  }

  private void open(Line line, Thread thread) {
    Line caller = thread.open.peek();
    if (line.parentSpanId() == null) {
      checkRoot(line, caller);
    } else {
      checkParent(line, caller);
    }
    if (line.is("function_entry")) {
      thread.open.push(line);
    } else {
      openExchanges.put(line.spanId(), line);
    }
  }

  private void checkRoot(Line line, Line caller) {
    // The callees of a damped call that began a trace are its roots, and those of one left out.
    boolean first = rootTraces.add(line.traceId());
    if (!first && !damping.hasBegun() && !filtered) {
      problems.add(line.number(), "is a second root of trace " + line.traceId());
    }
    // What serves a request begins a trace, wherever the server's own calls are.
    if (caller != null && !line.isServed()) {
      problems.add(line.number(), "is called by line " + caller.number() + ", not its parent");
    }
  }

  private void checkParent(Line line, Line caller) {
    Line parent = opened.get(line.parentSpanId());
    if (parent == null) {
      // A request's parent may be in another process, and a call in a family that is not written.
      if (!line.isServed() && functions) {
        problems.add(line.number(), "has a parent never seen: " + line.parentSpanId());
      }
      return;
    }
    if (!parent.traceId().equals(line.traceId())) {
      problems.add(line.number(), "is not in the trace of its parent, line " + parent.number());
    }
    boolean isHandedOver =
        !parent.is("function_entry") || parent.threadId() != line.threadId() || caller == null;
    if (!isHandedOver && parent != caller) {
      problems.add(line.number(), "is called by line " + caller.number() + ", not its parent");
    }
  }

  private void leaveByThrow(Line line, Thread thread) {
    if (functions) {
      leaveInnermost(line, thread);
    }
    checkOrigin(line);
  }

  /** An error has its stack trace where it is first seen; the others point there. */
  private void checkOrigin(Line line) {
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
    checkDuration(line, entry);
    Line thrown = thread.thrown;
    thread.thrown = null;
    boolean toldBefore = thrown != null && isSameSpan(thrown, line);
    if (exceptions && toldBefore != (line.error() != null)) {
      problems.add(line.number(), "an exit has an error just when an exception was before it");
    } else if (toldBefore
        && !(Objects.equals(thrown.errorType(), line.errorType())
            && Objects.equals(thrown.errorMessage(), line.errorMessage()))) {
      problems.add(line.number(), "has another error than the exception before it");
    }
  }

  private void closeExchange(Line line) {
    Line request = openExchanges.remove(line.spanId());
    if (request == null || !isSameSpan(request, line)) {
      problems.add(line.number(), "ends an exchange that is not open");
      return;
    }
    checkDuration(line, request);
    if (line.error() != null) {
      checkOrigin(line);
    }
  }

  private void checkDuration(Line line, Line entry) {
    long passed = line.timestampNs() - entry.timestampNs();
    if (Math.abs(passed - line.durationNs()) > ANCHOR_TOLERANCE_NS) {
      problems.add(
          line.number(), "duration is not the time passed: " + (line.durationNs() - passed));
    }
  }

  private static boolean isSameSpan(Line a, Line b) {
    return a.spanId().equals(b.spanId())
        && a.traceId().equals(b.traceId())
        && Objects.equals(a.parentSpanId(), b.parentSpanId())
        && Objects.equals(a.functionName(), b.functionName());
  }
}
