package io.telemetryagent.bench.page;

import java.util.Collections;

/** A Markdown table. */
public final class Table {
  private final StringBuilder text = new StringBuilder();

  /** A table with these headings and no row. */
  public Table(String... headings) {
    row((Object[]) headings);
    text.append("|---".repeat(1));
    text.append(String.join("", Collections.nCopies(headings.length - 1, "|---:")));
    text.append("|\n");
  }

  /** Adds a row of cells. */
  public Table row(Object... cells) {
    for (Object cell : cells) {
      text.append("| ").append(cell).append(' ');
    }
    text.append("|\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
