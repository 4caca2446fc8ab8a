package io.telemetryagent.e2e.lines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pair of lines: the one that opened a span and the one that closed it, null if it stayed open.
 * {@code exception} is the line of the throw that left it, if any.
 */
public record Span(Line entry, Line exception, Line exit, Line parentEntry) {

  public static List<Span> of(List<Line> lines) {
    Map<String, Line> entries = new HashMap<>();
    Map<String, Line> exceptions = new HashMap<>();
    Map<String, Line> exits = new HashMap<>();
    for (Line line : lines) {
      if (line.opens()) {
        entries.put(line.spanId(), line);
      } else if (line.closes()) {
        exits.put(line.spanId(), line);
      } else if (line.is("exception")) {
        exceptions.put(line.spanId(), line);
      }
    }
    List<Span> spans = new ArrayList<>();
    for (Line line : lines) {
      if (line.opens()) {
        String id = line.spanId();
        spans.add(
            new Span(line, exceptions.get(id), exits.get(id), entries.get(line.parentSpanId())));
      }
    }
    return spans;
  }

  public String function() {
    return entry.functionName();
  }

  /** The calling function; null at a root. */
  public String parent() {
    return parentEntry == null ? null : parentEntry.functionName();
  }

  public String thread() {
    return entry.threadName();
  }

  /** The class name of what was thrown out of the function, or null. */
  public String thrown() {
    return exception == null ? null : exception.errorType();
  }

  public boolean isOpen() {
    return exit == null;
  }
}
