package io.telemetryagent.e2e.lines;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Checks what is told of methods that are damped: when that begins and ends, and the sums. */
final class Damping {
  private static final class Method {
    boolean isDamped;
    long calls;
    long errors;
  }

  private final Problems problems;
  private final Map<String, Method> methods = new HashMap<>();

  Damping(Problems problems) {
    this.problems = problems;
  }

  /** Whether a method was damped so far. */
  boolean hasBegun() {
    return !methods.isEmpty();
  }

  void next(Line line) {
    if (line.is("method_damped")) {
      Method method = methods.computeIfAbsent(name(line), any -> new Method());
      if (method.isDamped) {
        problems.add(line.number(), "damps a method that is damped");
      }
      method.isDamped = true;
    } else if (line.is("function_summary")) {
      summary(line);
    }
  }

  private void summary(Line line) {
    Method method = methods.get(name(line));
    if (method == null) {
      problems.add(line.number(), "sums up a method that was never damped");
      return;
    }
    if (line.attribute("released") != null) {
      if (!method.isDamped) {
        problems.add(line.number(), "lets go a method that is not damped");
      }
      method.isDamped = false;
    }
    method.calls += number(line, "calls");
    method.errors += number(line, "errors");
    if (method.errors > method.calls) {
      problems.add(line.number(), "more calls have failed than were made");
    }
    checkDurations(line);
  }

  private void checkDurations(Line line) {
    long timed = 0;
    for (Map.Entry<String, JsonNode> attribute : line.attributes().properties()) {
      if (attribute.getKey().matches("duration[._](under|from)_.*")) {
        timed += Long.parseLong(attribute.getValue().asString());
      }
    }
    if (timed != number(line, "calls_timed")) {
      problems.add(line.number(), "durations are of " + timed + " calls, not of calls_timed");
    }
    if (timed > 0) {
      long total = number(line, "duration.total_ns");
      long calls = Math.max(number(line, "calls"), timed);
      // The total is rounded once, the mean of it may be a fraction.
      if (total < calls * number(line, "duration.min_ns") - calls
          || total > calls * number(line, "duration.max_ns") + calls) {
        problems.add(line.number(), "the total is not within what the shortest and longest say");
      }
    }
  }

  private static long number(Line line, String attribute) {
    return Long.parseLong(line.attribute(attribute));
  }

  private static String name(Line line) {
    return line.functionName() + line.attribute("code.signature");
  }
}
