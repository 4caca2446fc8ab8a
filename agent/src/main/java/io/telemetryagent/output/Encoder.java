package io.telemetryagent.output;

import java.util.Map;

/** Turns events into lines of one format. Used by the writer thread alone. */
public interface Encoder {
  /**
   * The facts that every line carries from now on, by section and key, in the order of the line.
   */
  void resource(Map<String, Object> sections);

  /** Appends {@code event} as one whole line, or takes note of it for a later one. */
  void encode(Event event, LineBuffer out);

  /** The app has ended: appends lines of what it took note of and has not written yet. */
  default void end(LineBuffer out) {}
}
