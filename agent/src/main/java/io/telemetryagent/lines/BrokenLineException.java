package io.telemetryagent.lines;

/** A line that is not one JSON object in UTF-8. The message says what is wrong with it. */
public final class BrokenLineException extends Exception {
  private static final long serialVersionUID = 1;

  BrokenLineException(String problem) {
    super(problem, null, false, false);
  }
}
