package io.telemetryagent.lines.check;

import io.telemetryagent.lines.BrokenLineException;
import io.telemetryagent.lines.LineParser;
import io.telemetryagent.lines.LineReader;
import io.telemetryagent.lines.schema.LineSchema;
import java.util.List;
import java.util.Map;

/**
 * Checks lines one after the other. What it remembers is bounded: open spans, ended ones (as
 * parents), threads, processes, attribute keys, faults. What it so cannot judge it counts.
 */
public final class LineCheck {
  private final LineParser parser = new LineParser();
  private final LineSchema schema;
  private final LineRules lineRules;
  private final TraceRules traceRules;
  private final Faults faults;
  private long number;

  /** {@code lenient} accepts lines with keys left out, in any order. */
  public LineCheck(boolean lenient, Faults faults) {
    this.schema = lenient ? LineSchema.lenient() : LineSchema.strict();
    this.lineRules = new LineRules(schema, !lenient);
    this.traceRules = new TraceRules(faults);
    this.faults = faults;
  }

  /** Checks the line that the reader is at. */
  public void next(LineReader reader) {
    number++;
    String problem = obviousProblem(reader);
    Map<String, Object> line = null;
    if (!reader.isTooLong() && reader.length() > 0) {
      try {
        line = parser.parse(reader.bytes(), reader.start(), reader.length());
      } catch (BrokenLineException e) {
        problem = problem == null ? e.getMessage() : problem;
      }
    }
    if (problem != null) {
      faults.add(number, problem);
    }
    if (line == null) {
      traceRules.skipBroken();
    } else {
      check(line);
    }
  }

  /** There are no more lines. */
  public void finish() {
    traceRules.finish();
  }

  public long lines() {
    return number;
  }

  public long processCount() {
    return traceRules.processCount();
  }

  /** How often an agent started in these processes. */
  public long lifeCount() {
    return traceRules.lifeCount();
  }

  /** Lines whose partner or parent is not in the input, or was too long ago to be remembered. */
  public long unjudged() {
    return traceRules.unjudged();
  }

  /** The first of these lives. */
  public List<Life> lives() {
    return traceRules.told();
  }

  private static String obviousProblem(LineReader reader) {
    if (reader.isTooLong()) {
      return "is longer than any line may be";
    }
    if (!reader.isWhole()) {
      return "is cut off: it does not end with a line feed";
    }
    return reader.length() == 0 ? "is empty" : null;
  }

  private void check(Map<String, Object> line) {
    List<String> violations = schema.faults(line);
    for (String violation : violations) {
      faults.add(number, violation);
    }
    if (violations.isEmpty()) {
      lineRules.check(number, line, faults);
    }
    traceRules.next(number, line);
  }
}
