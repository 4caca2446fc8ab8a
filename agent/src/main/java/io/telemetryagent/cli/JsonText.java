package io.telemetryagent.cli;

import io.telemetryagent.output.LineBuffer;
import java.nio.charset.StandardCharsets;

/** What {@code --json} prints: one line, for other programs. */
final class JsonText {
  private JsonText() {}

  /** Null, String, Boolean, Number, or a Map or list of these, as JSON. */
  static String of(Object value) {
    return new String(new LineBuffer(1024).value(value).toByteArray(), StandardCharsets.UTF_8);
  }
}
