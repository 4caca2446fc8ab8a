package io.telemetryagent.instrument.method;

/**
 * A name with {@code *} for any run of characters. In the text a slash counts as a dot, so that raw
 * class names need no conversion.
 */
final class Glob {
  private final String pattern;

  Glob(String pattern) {
    this.pattern = pattern;
  }

  /** Whether the pattern is one name, without {@code *}. */
  boolean isLiteral() {
    return pattern.indexOf('*') < 0;
  }

  /** What is before the first {@code *}. */
  String literalStart() {
    int star = pattern.indexOf('*');
    return star < 0 ? pattern : pattern.substring(0, star);
  }

  boolean matches(String text) {
    return matches(text, text.length());
  }

  /**
   * Whether the first {@code end} characters match. Goes back to the last star at a mismatch, so it
   * takes no more than the product of both lengths.
   */
  boolean matches(String text, int end) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < end) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && same(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean same(char expected, char c) {
    return expected == c || expected == '.' && c == '/';
  }

  @Override
  public String toString() {
    return pattern;
  }
}
