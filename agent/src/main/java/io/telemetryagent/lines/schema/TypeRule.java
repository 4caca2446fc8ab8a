package io.telemetryagent.lines.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code type}. */
final class TypeRule extends Rule {
  private final List<String> names;
  private final boolean[] allowed = new boolean[Type.values().length];

  private enum Type {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    NULL,
    OBJECT,
    ARRAY
  }

  TypeRule(List<String> names) {
    this.names = names;
    for (String name : names) {
      allowed[Type.valueOf(name.toUpperCase(Locale.ROOT)).ordinal()] = true;
    }
    // An integer is a number too.
    allowed[Type.INTEGER.ordinal()] |= allowed[Type.NUMBER.ordinal()];
  }

  @Override
  boolean allows(Object value) {
    return allowed[typeOf(value).ordinal()];
  }

  @Override
  void explain(String pointer, Object value, List<String> faults) {
    fault(pointer, "is " + shown(value) + ", not of type " + String.join(" or ", names), faults);
  }

  private static Type typeOf(Object value) {
    if (value instanceof String) {
      return Type.STRING;
    }
    if (value instanceof Long || value instanceof BigInteger) {
      return Type.INTEGER;
    }
    if (value instanceof BigDecimal) {
      // 1.0 is an integer to JSON Schema.
      return ((BigDecimal) value).stripTrailingZeros().scale() <= 0 ? Type.INTEGER : Type.NUMBER;
    }
    if (value == null) {
      return Type.NULL;
    }
    return value instanceof Boolean
        ? Type.BOOLEAN
        : value instanceof Map ? Type.OBJECT : Type.ARRAY;
  }
}
