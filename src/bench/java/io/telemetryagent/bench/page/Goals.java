package io.telemetryagent.bench.page;

/** What was to be reached, and whether it was, as a table. */
public final class Goals {
  private final Table table = new Table("to reach", "goal", "here", "reached");

  /** Adds a figure that should be small; NaN where it was not measured. */
  public Goals atMost(String what, double limit, double here, int decimals, String unit) {
    return add(what, "at most ", limit, here, decimals, unit, here <= limit);
  }

  /** Adds a figure that should be large; NaN where it was not measured. */
  public Goals atLeast(String what, double limit, double here, int decimals, String unit) {
    return add(what, "at least ", limit, here, decimals, unit, here >= limit);
  }

  private Goals add(
      String what,
      String how,
      double limit,
      double here,
      int decimals,
      String unit,
      boolean reached) {
    String figure = Double.isNaN(here) ? "not measured" : Figure.of(here, decimals) + unit;
    String answer = Double.isNaN(here) ? "" : reached ? "yes" : "no";
    table.row(what, how + Figure.of(limit, decimals) + unit, figure, answer);
    return this;
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
