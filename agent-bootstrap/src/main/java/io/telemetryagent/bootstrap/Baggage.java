package io.telemetryagent.bootstrap;

import java.util.List;

/** The header baggage (W3C Baggage): the app's, so it is passed on as it came, or not at all. */
final class Baggage {
  /** The most that W3C Baggage asks anyone to pass on. */
  private static final int MAX_BYTES = 8192;

  private Baggage() {}

  /**
   * The lines of the header as one value; null for none, or where sending it could do harm.
   *
   * @param lines one entry for each header line, in order; null for none
   */
  static String read(List<String> lines) {
    if (lines == null) return null;
    String value = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line == null || OptionalSpace.trim(line, 0, line.length()).isEmpty()) continue;
      value = value == null ? line : value + ',' + line;
      // Each character is one byte, or the line is refused.
      if (value.length() > MAX_BYTES || !isPrintable(line)) return null;
    }
    return value;
  }

  /**
   * Whether every client sends the same bytes for it. Beyond ASCII some clients send other bytes,
   * some the line feed that an injection needs (U+010A cut to a byte), and some throw.
   */
  private static boolean isPrintable(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if ((c < ' ' && c != '\t') || c > '~') return false;
    }
    return true;
  }
}
