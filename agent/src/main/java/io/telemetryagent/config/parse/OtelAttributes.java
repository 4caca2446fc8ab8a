package io.telemetryagent.config.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code OTEL_RESOURCE_ATTRIBUTES}: {@code key=value,key=value}, percent-encoded as W3C baggage is
 * (OpenTelemetry specification, "Specifying resource information via an environment variable").
 */
public final class OtelAttributes {
  private OtelAttributes() {}

  /**
   * What could be read; items without {@code =} are left out. Never fails: it is not our option.
   */
  public static Map<String, String> parse(String text) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String item : text == null ? new String[0] : text.split(",")) {
      int equals = item.indexOf('=');
      if (equals < 0) continue;
      String key = decode(item.substring(0, equals).trim());
      attributes.put(key, decode(item.substring(equals + 1).trim()));
    }
    return attributes;
  }

  /** Percent-decodes; a percent sign without two hex digits stands for itself, as does a plus. */
  static String decode(String text) {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      if (low < 0) {
        decoded.write(raw[i]);
      } else {
        decoded.write(high << 4 | low);
        i += 2;
      }
    }
    return new String(decoded.toByteArray(), StandardCharsets.UTF_8);
  }
}
