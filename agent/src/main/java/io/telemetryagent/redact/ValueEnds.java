package io.telemetryagent.redact;

/** Where the value of a secret ends. Where in doubt, later. */
final class ValueEnds {
  private static final String LINE_END = "\n\r";
  private static final String SPACE = " \t\n\r";
  private static final String PAIR_SEPARATORS = "&;,?)#";
  private static final String OPENING = "[{(";
  private static final String CLOSING = "]})";

  private ValueEnds() {}

  /** In running text: before the next space or pair, or behind what is in quotes or brackets. */
  static int inText(String text, int start) {
    if (start == text.length()) {
      return start;
    }
    int bracket = OPENING.indexOf(text.charAt(start));
    if (bracket >= 0) {
      return closingBracket(text, start, CLOSING.charAt(bracket));
    }
    return nextPair(text, start, indexOfAny(text, SPACE, start), false);
  }

  /** Of an argument of the command line: before the next pair; spaces are part of the value. */
  static int inArgument(String text, int start) {
    return nextPair(text, start, text.length(), true);
  }

  /** Of a number, or whatever stands in JSON without quotes. */
  static int inJson(String text, int start) {
    boolean bracket = start < text.length() && OPENING.indexOf(text.charAt(start)) >= 0;
    return bracket ? inText(text, start) : indexOfAny(text, ",}]" + SPACE, start);
  }

  static int ofLine(String text, int start) {
    return indexOfAny(text, LINE_END, start);
  }

  /**
   * Before the quote that closes what begins at {@code start}, or the end of the line. A doubled
   * quote, and one behind a backslash, is part of the text; unless all quotes are written so.
   *
   * @param backslashes how many are before the opening quote
   */
  static int inQuotes(String text, int start, char quote, int backslashes) {
    for (int i = start; i < text.length() && LINE_END.indexOf(text.charAt(i)) < 0; i++) {
      if (text.charAt(i) != quote || backslashesBefore(text, i, start) != backslashes) {
        continue;
      }
      boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == quote && i > start;
      if (!doubled) {
        return i - backslashes;
      }
      i++;
    }
    return ofLine(text, start);
  }

  static int backslashesBefore(String text, int at, int from) {
    int i = at;
    while (i > from && text.charAt(i - 1) == '\\') {
      i--;
    }
    return at - i;
  }

  /** Behind the bracket that closes the one at {@code open}, or the end of the line. */
  private static int closingBracket(String text, int open, char closing) {
    int depth = 0;
    for (int i = open; i < text.length() && LINE_END.indexOf(text.charAt(i)) < 0; i++) {
      char c = text.charAt(i);
      depth += c == text.charAt(open) ? 1 : c == closing ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return ofLine(text, open);
  }

  /** The separator before the next {@code key=}, or {@code to}. */
  private static int nextPair(String text, int from, int to, boolean spacesSeparate) {
    for (int equals = text.indexOf('=', from);
        equals >= 0 && equals < to;
        equals = text.indexOf('=', equals + 1)) {
      int key = keyStart(text, equals, from);
      if (key > from && key < equals) {
        char before = text.charAt(key - 1);
        if (PAIR_SEPARATORS.indexOf(before) >= 0 || spacesSeparate && before == ' ') {
          return key - 1;
        }
      }
    }
    return to;
  }

  /** Where the key that ends at {@code end} starts, not before {@code from}. */
  static int keyStart(String text, int end, int from) {
    int start = end;
    while (start > from && isKeyPart(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isKeyPart(char c) {
    return Character.isLetterOrDigit(c) || "_-.[]%$".indexOf(c) >= 0;
  }

  static int indexOfAny(String text, String chars, int from) {
    int i = from;
    while (i < text.length() && chars.indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }
}
