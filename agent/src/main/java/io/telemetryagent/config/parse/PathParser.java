package io.telemetryagent.config.parse;

/** A file name. No shell expands {@code ~/} in the middle of an argument, so this does. */
public final class PathParser implements Parser<String> {
  @Override
  public String parse(String text) {
    if (text.indexOf('\0') >= 0) throw new IllegalArgumentException("NUL");
    return text.startsWith("~/") ? System.getProperty("user.home") + text.substring(1) : text;
  }
}
