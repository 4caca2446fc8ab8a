package io.telemetryagent.config;

/** Any text but an empty one. */
final class TextParser implements Parser<String> {
  @Override
  public String parse(String text) {
    return text;
  }

  @Override
  public String absent() {
    return null;
  }
}
