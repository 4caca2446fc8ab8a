package io.telemetryagent.lines.schema;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code pattern}, of texts. */
final class PatternRule extends Rule {
  private final Matcher matcher;
  private final String meaning;

  /**
   * A rule that finds {@code pattern} anywhere in a text.
   *
   * @param meaning what it stands for, to a person; null where the schema does not say
   */
  PatternRule(String pattern, String meaning) {
    this.matcher = Pattern.compile(pattern).matcher("");
    this.meaning = meaning == null ? "of the form " + pattern : meaning;
  }

  @Override
  boolean allows(Object value) {
    return !(value instanceof String) || matcher.reset((String) value).find();
  }

  @Override
  void explain(String pointer, Object value, List<String> faults) {
    fault(pointer, "is " + shown(value) + ", not as it should be: " + meaning, faults);
  }
}
