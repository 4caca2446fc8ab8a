package io.telemetryagent.config.parse;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Names of values, separated by colons. */
public final class NameListParser implements Parser<Set<String>> {
  @Override
  public Set<String> parse(String text) {
    Set<String> names = new LinkedHashSet<>();
    for (String item : text.split(":", -1)) names.add(checked(item.trim()));
    return Collections.unmodifiableSet(names);
  }

  @Override
  public Set<String> absent() {
    return Collections.emptySet();
  }

  /** Names are compared by their letters: one without any would match nothing, or all. */
  private static String checked(String name) {
    for (char c : name.toCharArray()) {
      if (Character.isLetter(c)) return name;
    }
    throw new IllegalArgumentException("no letter: " + name);
  }
}
