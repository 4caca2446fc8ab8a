package io.telemetryagent.lines.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** {@code minimum}, {@code maximum} and the exclusive ones, of numbers. */
final class RangeRule extends Rule {
  private final BigDecimal bound;
  private final long wholeBound;
  private final boolean isWhole;
  private final boolean isMinimum;
  private final boolean isExclusive;

  RangeRule(Object bound, boolean isMinimum, boolean isExclusive) {
    this.bound = decimal(bound);
    this.isWhole = bound instanceof Long;
    this.wholeBound = isWhole ? (Long) bound : 0;
    this.isMinimum = isMinimum;
    this.isExclusive = isExclusive;
  }

  @Override
  boolean allows(Object value) {
    if (!(value instanceof Number)) {
      return true;
    }
    int order =
        isWhole && value instanceof Long
            ? Long.compare((Long) value, wholeBound)
            : decimal(value).compareTo(bound);
    return order == 0 ? !isExclusive : order > 0 == isMinimum;
  }

  @Override
  void explain(String pointer, Object value, List<String> faults) {
    String relation =
        isExclusive
            ? isMinimum ? "not more than " : "not less than "
            : isMinimum ? "less than " : "more than ";
    fault(pointer, "is " + shown(value) + ", " + relation + bound.toPlainString(), faults);
  }

  private static BigDecimal decimal(Object number) {
    if (number instanceof BigDecimal) {
      return (BigDecimal) number;
    }
    return number instanceof BigInteger
        ? new BigDecimal((BigInteger) number)
        : BigDecimal.valueOf((Long) number);
  }
}
