package io.telemetryagent.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write and read them: {@code 200us}, {@code 10ms}, {@code 1.5s}. */
final class DurationText implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ns|us|ms|s|m)");
  private static final long MICRO = 1000;
  private static final long MILLI = 1000 * MICRO;
  private static final long SECOND = 1000 * MILLI;
  private static final long MINUTE = 60 * SECOND;

  /** In nanoseconds. */
  @Override
  public Long convert(String text) {
    Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a duration such as 200us, 10ms, 1.5s or 2m");
    }
    BigDecimal unit = BigDecimal.valueOf(unit(form.group(2)));
    return new BigDecimal(form.group(1)).multiply(unit).longValue();
  }

  /** {@code 850 ns}, {@code 12.3 us}, {@code 9.05 ms}, {@code 1.50 s}. */
  static String of(long nanos) {
    if (nanos < MICRO) {
      return nanos + " ns";
    }
    if (nanos < MILLI) {
      return String.format(Locale.ROOT, "%.1f us", (double) nanos / MICRO);
    }
    return nanos < SECOND
        ? String.format(Locale.ROOT, "%.2f ms", (double) nanos / MILLI)
        : String.format(Locale.ROOT, "%.2f s", (double) nanos / SECOND);
  }

  private static long unit(String name) {
    switch (name) {
      case "ns":
        return 1;
      case "us":
        return MICRO;
      case "ms":
        return MILLI;
      case "s":
        return SECOND;
      default:
        return MINUTE;
    }
  }
}
