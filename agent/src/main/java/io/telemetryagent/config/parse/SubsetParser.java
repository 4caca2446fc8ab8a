package io.telemetryagent.config.parse;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Some of a few words, separated by colons; {@code all} and {@code none} stand for themselves. */
public final class SubsetParser implements Parser<Set<String>> {
  private final String[] values;

  public SubsetParser(String... values) {
    this.values = values;
  }

  @Override
  public Set<String> parse(String text) {
    if (text.equalsIgnoreCase("all")) return setOf(values);
    if (text.equalsIgnoreCase("none")) return setOf();
    ChoiceParser one = new ChoiceParser(values);
    Set<String> some = new LinkedHashSet<>();
    for (String item : text.split(":", -1)) some.add(one.parse(item.trim()));
    return Collections.unmodifiableSet(some);
  }

  private static Set<String> setOf(String... values) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(values)));
  }
}
