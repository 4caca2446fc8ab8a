package io.telemetryagent.config.parse;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers within limits. Written with ASCII digits only, whatever the locale. */
public final class NumberParsers {
  private NumberParsers() {}

  private static <N extends Comparable<N>> N within(N min, N number, N max) {
    if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
      throw new IllegalArgumentException(number.toString());
    }
    return number;
  }

  public static final class Whole implements Parser<Integer> {
    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,10}");
    private final long min;
    private final long max;

    public Whole(int min, int max) {
      this.min = min;
      this.max = max;
    }

    @Override
    public Integer parse(String text) {
      if (!FORM.matcher(text).matches()) throw new IllegalArgumentException(text);
      return within(min, Long.valueOf(text), max).intValue();
    }
  }

  public static final class Decimal implements Parser<Double> {
    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
    private final double min;
    private final double max;

    public Decimal(double min, double max) {
      this.min = min;
      this.max = max;
    }

    @Override
    public Double parse(String text) {
      // Not Double.parseDouble alone: it takes NaN, 1d and 0x1p3 too.
      if (!FORM.matcher(text).matches()) throw new IllegalArgumentException(text);
      return within(min, Double.valueOf(text), max);
    }
  }

  /** Units as in IEC 80000-13: KiB is 1024 bytes, KB (or kB) is 1000. */
  public static final class Bytes implements Parser<Long> {
    private static final Pattern FORM =
        Pattern.compile("([0-9]{1,18})\\s*(?:([KMG])(I?))?B?", Pattern.CASE_INSENSITIVE);
    private final long min;
    private final long max;

    public Bytes(long min, long max) {
      this.min = min;
      this.max = max;
    }

    @Override
    public Long parse(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) throw new IllegalArgumentException(text);
      BigDecimal number = new BigDecimal(form.group(1));
      if (form.group(2) != null) {
        // A bare letter means what it means to java -Xmx: powers of 1024.
        boolean decimal = form.group(3).isEmpty() && text.toUpperCase(Locale.ROOT).endsWith("B");
        int power = "KMG".indexOf(form.group(2).toUpperCase(Locale.ROOT)) + 1;
        number = number.multiply(BigDecimal.valueOf(decimal ? 1000 : 1024).pow(power));
      }
      return within(BigDecimal.valueOf(min), number, BigDecimal.valueOf(max)).longValueExact();
    }
  }
}
