package io.telemetryagent.log;

/** Makes one short line of anything. */
final class LogText {
  private static final int LONGEST = 2000;

  private LogText() {}

  /** {@code text} with line breaks and other control characters escaped, cut if very long. */
  static String line(String text) {
    int length = Math.min(text.length(), LONGEST);
    StringBuilder line = new StringBuilder(length + 16);
    for (int i = 0; i < length; i++) append(line, text.charAt(i));
    return text.length() > LONGEST ? line.append("...").toString() : line.toString();
  }

  private static void append(StringBuilder line, char c) {
    if (c == '\n') {
      line.append("\\n");
    } else if (c == '\r') {
      line.append("\\r");
    } else if (c == '\t') {
      line.append("\\t");
    } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
      line.append(String.format("\\u%04x", (int) c));
    } else {
      line.append(c);
    }
  }

  /** {@code ": java.io.IOException: disk full"}, with the frame it comes from if wanted. */
  static String shortCause(Throwable cause, boolean withFrame) {
    if (cause == null) return "";
    String text;
    try {
      text = ": " + cause;
    } catch (Throwable badToString) {
      // The app's exceptions may have any toString.
      text = ": " + cause.getClass().getName();
    }
    StackTraceElement[] frames = withFrame ? cause.getStackTrace() : new StackTraceElement[0];
    return frames.length == 0 ? text : text + " at " + frames[0];
  }
}
