package io.telemetryagent.lines.schema;

import java.util.List;

/** {@code minLength} and {@code maxLength}, in characters of texts. */
final class LengthRule extends Rule {
  private final int min;
  private final int max;

  LengthRule(long min, long max) {
    this.min = (int) min;
    this.max = (int) Math.min(max, Integer.MAX_VALUE);
  }

  @Override
  boolean allows(Object value) {
    if (!(value instanceof String)) {
      return true;
    }
    String text = (String) value;
    int length = text.length();
    if (length > max || length < 2 * min) {
      // A character beyond the first 65,536 is two here and one to JSON Schema.
      length = text.codePointCount(0, length);
    }
    return length >= min && length <= max;
  }

  @Override
  void explain(String pointer, Object value, List<String> faults) {
    boolean isShort = ((String) value).length() < min;
    String bound = isShort ? "shorter than " + min : "longer than " + max;
    fault(pointer, "is " + shown(value) + ", " + bound, faults);
  }
}
