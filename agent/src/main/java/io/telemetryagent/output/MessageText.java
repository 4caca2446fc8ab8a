package io.telemetryagent.output;

/** What a line says to a person. Fills {@code message}. */
final class MessageText {
  /** The longest, in characters: the whole text is in its own field. */
  private static final int MAX_CHARS = 1024;

  private final Fragment millis = Fragment.of(" ms\"");

  /** Appends it as a JSON string; {@code method} is null where no method applies. */
  void append(Event event, MethodText method, LineBuffer out) {
    if (event.type == EventType.FUNCTION_ENTRY) {
      out.raw(method.entered);
    } else if (event.type == EventType.FUNCTION_EXIT) {
      long micros = (event.durationNanos + 500) / 1000;
      out.raw(method.took).decimal(micros / 1000).raw((byte) '.');
      out.decimal3((int) (micros % 1000)).raw(millis);
    } else if (event.type == EventType.EXCEPTION) {
      ErrorFacts error = event.error;
      String shown = error.message() == null ? error.type() : error.type() + ": " + error.message();
      out.string(shortened(shown));
    } else {
      // About a method, it goes on after its name.
      out.string(shortened(method == null ? event.message : method.name + ' ' + event.message));
    }
  }

  private static String shortened(String text) {
    boolean fits = text.length() <= MAX_CHARS;
    return fits ? text : text.substring(0, MAX_CHARS - 3) + "...";
  }
}
