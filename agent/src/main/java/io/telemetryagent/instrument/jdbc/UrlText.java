package io.telemetryagent.instrument.jdbc;

/** Reads the parts of a URL by the characters between them. */
final class UrlText {
  private UrlText() {}

  /** Of the first of {@code characters} from there on; the length if there is none. */
  static int indexOfAny(String text, String characters, int from) {
    int i = from;
    while (i < text.length() && characters.indexOf(text.charAt(i)) < 0) i++;
    return i;
  }

  /** What comes from there on, if anything. */
  static String from(String text, int from) {
    return from < text.length() ? text.substring(from) : "";
  }

  /** What is behind the last of {@code characters}. */
  static String behindLast(String text, String characters) {
    int i = text.length();
    while (i > 0 && characters.indexOf(text.charAt(i - 1)) < 0) i--;
    return text.substring(i);
  }

  /**
   * The value of the first of {@code keys} that is found, without regard to case; null if none is.
   *
   * @param before what stands before a key. A value ends there, or at a closing parenthesis, unless
   *     it is in braces, as SQL Server's may be
   */
  static String pair(String text, String before, String... keys) {
    for (String key : keys) {
      String value = value(text, before, key);
      if (value != null && !value.isEmpty()) return value;
    }
    return null;
  }

  private static String value(String text, String before, String wanted) {
    for (int separator = indexOfAny(text, before, 0); separator < text.length(); ) {
      int keyEnd = indexOfAny(text, before + "=)", separator + 1);
      if (keyEnd == text.length() || text.charAt(keyEnd) != '=') {
        separator = indexOfAny(text, before, keyEnd);
        continue;
      }
      String key = text.substring(separator + 1, keyEnd).trim();
      int from = skipSpaces(text, keyEnd + 1);
      boolean braces = from < text.length() && text.charAt(from) == '{';
      int to = braces ? closingBrace(text, from) : indexOfAny(text, before + ")", from);
      if (braces && to == text.length()) return null;
      if (key.equalsIgnoreCase(wanted)) return text.substring(braces ? from + 1 : from, to).trim();
      separator = indexOfAny(text, before, to);
    }
    return null;
  }

  private static int skipSpaces(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') i++;
    return i;
  }

  /** A brace in braces is doubled. */
  private static int closingBrace(String text, int open) {
    int i = open + 1;
    while (i < text.length() && (text.charAt(i) != '}' || text.startsWith("}}", i))) {
      i += text.charAt(i) == '}' ? 2 : 1;
    }
    return Math.min(i, text.length());
  }
}
