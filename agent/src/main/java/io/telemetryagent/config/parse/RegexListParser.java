package io.telemetryagent.config.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Regular expressions, separated by colons; a colon in parentheses, brackets or braces, or behind a
 * backslash, is part of its expression.
 */
public final class RegexListParser implements Parser<List<Pattern>> {
  @Override
  public List<Pattern> parse(String text) {
    List<Pattern> patterns = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      } else if (c == ':' && depth <= 0) {
        patterns.add(compiled(text.substring(start, i)));
        start = i + 1;
      }
    }
    patterns.add(compiled(text.substring(start)));
    return Collections.unmodifiableList(patterns);
  }

  @Override
  public List<Pattern> absent() {
    return Collections.emptyList();
  }

  private static Pattern compiled(String expression) {
    if (expression.isEmpty()) throw new IllegalArgumentException("empty");
    return Pattern.compile(expression);
  }
}
