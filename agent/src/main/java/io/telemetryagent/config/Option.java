package io.telemetryagent.config;

import io.telemetryagent.config.parse.Parser;

/**
 * One thing a user can set: its key, default, meaning, and what is allowed. Error messages, the
 * table of docs/CONFIG.md and the search for the nearest key all derive from here.
 */
public final class Option<T> {
  private final String key;
  private final String defaultText;
  private final String defaultWords;
  private final String allowed;
  private final String meaning;
  private final Parser<T> parser;
  private final boolean live;

  Option(
      String key,
      String defaultText,
      String defaultWords,
      String allowed,
      String meaning,
      Parser<T> parser,
      boolean live) {
    this.key = key;
    this.defaultText = defaultText;
    this.defaultWords = defaultWords;
    this.allowed = allowed;
    this.meaning = meaning;
    this.parser = parser;
    this.live = live;
  }

  /** Whether it may change while the agent runs. */
  public boolean isLive() {
    return live;
  }

  public String key() {
    return key;
  }

  /** The default, as one would write it; where there is no fixed one, words that describe it. */
  public String defaultWords() {
    return defaultWords;
  }

  /** What values may be, in words that fit after "is not". */
  public String allowed() {
    return allowed;
  }

  /** One sentence for people. */
  public String meaning() {
    return meaning;
  }

  /** The default as one would write it, or null where it depends on the app. */
  String defaultText() {
    return defaultText;
  }

  /** The value of {@code text}; of the default if it is null. */
  T parse(String text) {
    String given = text == null ? defaultText : text.trim();
    if (given == null) return parser.absent();
    return given.isEmpty() ? parser.empty() : parser.parse(given);
  }

  @Override
  public String toString() {
    return key;
  }
}
