package io.telemetryagent.bootstrap;

/**
 * White space that may stand around a part of a header and means nothing (OWS of RFC 9110, section
 * 5.6.3): spaces and tabs. {@link String#trim} takes control characters as well, which are errors.
 */
final class OptionalSpace {
  private OptionalSpace() {}

  /** That part of the text without the white space around it. */
  static String trim(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && isSpace(text.charAt(from))) from++;
    while (from < to && isSpace(text.charAt(to - 1))) to--;
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
