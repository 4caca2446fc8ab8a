package io.telemetryagent.config.parse;

/** Turns the text of an option into its value. */
public interface Parser<T> {
  /**
   * The value of {@code text}, which is trimmed and not empty.
   *
   * @throws IllegalArgumentException if the text is not allowed; its message is not shown
   */
  T parse(String text);

  /**
   * The value of a text with nothing in it.
   *
   * @throws IllegalArgumentException unless that is allowed
   */
  default T empty() {
    throw new IllegalArgumentException("empty");
  }

  /** The value of an option that nobody gave and that has no default: null, or an empty list. */
  default T absent() {
    return null;
  }
}
