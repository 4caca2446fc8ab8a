package io.telemetryagent.lines;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The formats the agent writes, told apart by how a line begins. */
public enum LineFormat {
  TELEMETRY_V2("telemetry.v2", "{\"schema\":"),
  ECS("ecs", "{\"@timestamp\":"),
  OTLP_JSON("otlp_json", "{\"resource");

  /** Loggers of the Elastic Common Schema write its other fields, but not this. */
  private static final byte[] OURS = "\"event.sequence\":".getBytes(US_ASCII);

  private final String option;
  private final byte[] start;

  LineFormat(String option, String start) {
    this.option = option;
    this.start = start.getBytes(US_ASCII);
  }

  /** The format of a line; null for what the agent did not write. */
  public static LineFormat of(byte[] bytes, int start, int length) {
    for (LineFormat format : values()) {
      if (length > format.start.length && isAt(bytes, start, format.start)) {
        return format != ECS || hasOurs(bytes, start, length) ? format : null;
      }
    }
    return null;
  }

  /** The value of {@code output_format}. */
  public String option() {
    return option;
  }

  private static boolean hasOurs(byte[] bytes, int start, int length) {
    for (int i = start; i <= start + length - OURS.length; i++) {
      if (isAt(bytes, i, OURS)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(byte[] bytes, int at, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (bytes[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }
}
