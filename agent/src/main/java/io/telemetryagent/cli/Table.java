package io.telemetryagent.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows of texts, printed in columns as wide as their widest text. */
final class Table {
  private static final String GAP = "  ";
  private final List<String[]> rows = new ArrayList<>();

  /** A table with these words at the head of its columns; without any, it has no head. */
  Table(String... heading) {
    if (heading.length > 0) {
      rows.add(heading);
    }
  }

  void row(String... texts) {
    rows.add(texts);
  }

  void print(PrintStream out) {
    int[] widths = widths();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        line.append(row[i]);
        for (int pad = row[i].length(); i < row.length - 1 && pad < widths[i]; pad++) {
          line.append(' ');
        }
        line.append(i < row.length - 1 ? GAP : "");
      }
      out.println(line);
    }
  }

  private int[] widths() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    return widths;
  }
}
