package io.telemetryagent.otlp;

import io.opentelemetry.api.common.AttributesBuilder;
import io.telemetryagent.output.LineBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Values as lines have them, made fit for OpenTelemetry's attributes. */
final class AttributeValues {
  /** Longest text, in characters. Receivers refuse a whole batch where it is over some MiB. */
  static final int LONGEST = 256 * 1024;

  private AttributeValues() {}

  /** Adds {@code value} as text, number or boolean; nothing where it is null. */
  static void put(String key, Object value, AttributesBuilder attributes) {
    if (value instanceof Boolean) {
      attributes.put(key, (Boolean) value);
    } else if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      attributes.put(key, ((Number) value).longValue());
    } else if (value instanceof Double || value instanceof Float) {
      attributes.put(key, ((Number) value).doubleValue());
    } else if (value instanceof Map || value instanceof Iterable) {
      byte[] json = new LineBuffer(64).value(value).toByteArray();
      attributes.put(key, new String(json, StandardCharsets.UTF_8));
    } else if (value != null) {
      attributes.put(key, text(value.toString()));
    }
  }

  /** The text as lines have it, with U+FFFD for a lone surrogate; cut where it is very long. */
  static String text(String text) {
    boolean isCut = text.length() > LONGEST;
    String shown = isCut ? text.substring(0, LONGEST) : text;
    StringBuilder mended = null;
    for (int i = 0; i < shown.length(); i++) {
      if (!Character.isSurrogate(shown.charAt(i))) {
        continue;
      }
      if (i + 1 < shown.length()
          && Character.isSurrogatePair(shown.charAt(i), shown.charAt(i + 1))) {
        i++;
      } else {
        mended = mended == null ? new StringBuilder(shown) : mended;
        mended.setCharAt(i, '\uFFFD');
      }
    }
    String result = mended == null ? shown : mended.toString();
    return isCut ? result + "..." : result;
  }
}
