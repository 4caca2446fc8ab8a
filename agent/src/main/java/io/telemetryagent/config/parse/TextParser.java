package io.telemetryagent.config.parse;

/** Any text but an empty one. */
public final class TextParser implements Parser<String> {
  @Override
  public String parse(String text) {
    return text;
  }
}
