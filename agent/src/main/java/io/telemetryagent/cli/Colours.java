package io.telemetryagent.cli;

/** Colours of a terminal (ECMA-48, "select graphic rendition"); plain text where it has none. */
final class Colours {
  private static final String RESET = "\033[0m";
  private final boolean on;

  Colours(boolean on) {
    this.on = on;
  }

  String red(String text) {
    return in("31", text);
  }

  String green(String text) {
    return in("32", text);
  }

  String yellow(String text) {
    return in("33", text);
  }

  String cyan(String text) {
    return in("36", text);
  }

  /** For what matters less. */
  String faint(String text) {
    return in("2", text);
  }

  private String in(String code, String text) {
    return on ? "\033[" + code + "m" + text + RESET : text;
  }
}
