package io.telemetryagent.e2e.lines;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong. Keeps the first few: one fault often breaks every line. */
final class Problems {
  private static final int KEPT = 8;

  private final String where;
  private final List<String> first = new ArrayList<>();
  private int count;

  Problems(String where) {
    this.where = where;
  }

  void add(int lineNumber, String problem) {
    add("line " + lineNumber + ": " + shortened(problem));
  }

  void add(String problem) {
    if (count++ < KEPT) {
      first.add(problem);
    }
  }

  void throwIfAny() {
    if (count > 0) {
      throw new AssertionError(
          count + " problems in " + where + ", the first:\n  " + String.join("\n  ", first));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 1500 ? text : text.substring(0, 1500) + "...";
  }
}
