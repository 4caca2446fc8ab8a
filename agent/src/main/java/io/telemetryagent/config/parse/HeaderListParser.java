package io.telemetryagent.config.parse;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Names of HTTP headers, in lower case, separated by colons; {@code none} stands for no header. */
public final class HeaderListParser implements Parser<Set<String>> {
  /** What a header's name may have beside letters and digits (RFC 9110, section 5.6.2). */
  private static final String MARKS = "!#$%&'*+-.^_`|~";

  @Override
  public Set<String> parse(String text) {
    Set<String> names = new LinkedHashSet<>();
    if (text.equalsIgnoreCase("none")) return names;
    for (String item : text.split(":", -1)) names.add(checked(item.trim()));
    return Collections.unmodifiableSet(names);
  }

  private static String checked(String name) {
    if (name.isEmpty()) throw new IllegalArgumentException("empty name");
    for (char c : name.toCharArray()) {
      boolean isAlphanumeric = c < 128 && Character.isLetterOrDigit(c);
      if (!isAlphanumeric && MARKS.indexOf(c) < 0) throw new IllegalArgumentException(name);
    }
    return name.toLowerCase(Locale.ROOT);
  }
}
