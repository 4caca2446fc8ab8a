package io.telemetryagent.lines.schema;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code enum}, and {@code const} as one of a single value. */
final class EnumRule extends Rule {
  private final List<Object> values;
  private final Set<Object> set;

  EnumRule(List<Object> values) {
    this.values = values;
    this.set = new HashSet<>(values);
  }

  @Override
  boolean allows(Object value) {
    return set.contains(value instanceof BigDecimal ? whole((BigDecimal) value) : value);
  }

  /** {@code 1.0} equals {@code 1}. */
  private static Object whole(BigDecimal number) {
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      return number;
    }
  }

  @Override
  void explain(String pointer, Object value, List<String> faults) {
    StringBuilder known = new StringBuilder();
    for (Object each : values) {
      known.append(known.length() == 0 ? "" : ", ").append(shown(each));
    }
    String oneOf = values.size() == 1 ? "not " : "none of ";
    fault(pointer, "is " + shown(value) + ", " + oneOf + known, faults);
  }
}
