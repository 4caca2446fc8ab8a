package io.telemetryagent.bench.page;

import java.util.Locale;

/** Numbers as they stand in the tables; a dash where nothing was measured. */
public final class Figure {
  private static final String NONE = "–";

  private Figure() {}

  /** With thousands separated, and so many decimals. */
  public static String of(double value, int decimals) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** The same with its sign, for what is beyond something else. */
  public static String beyond(double value, int decimals) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%+,." + decimals + "f", value);
  }

  /** With three digits and k or M. */
  public static String large(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    if (value >= 1e6) {
      return String.format(Locale.ROOT, value >= 1e7 ? "%.1f M" : "%.2f M", value / 1e6);
    }
    return String.format(Locale.ROOT, "%.0f k", value / 1e3);
  }

  /** As per cent; with one decimal where it is small. */
  public static String share(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    return String.format(Locale.ROOT, value < 0.0995 ? "%.1f %%" : "%.0f %%", value * 100);
  }
}
