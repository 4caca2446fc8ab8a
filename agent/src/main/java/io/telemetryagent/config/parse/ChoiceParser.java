package io.telemetryagent.config.parse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One of a few lower-case words, written in any case. */
public final class ChoiceParser implements Parser<String> {
  private final List<String> values;

  public ChoiceParser(String... values) {
    this.values = Arrays.asList(values);
  }

  @Override
  public String parse(String text) {
    String value = text.toLowerCase(Locale.ROOT);
    if (!values.contains(value)) throw new IllegalArgumentException(text);
    return value;
  }
}
