package io.telemetryagent.config.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Headers and their values, {@code api-key=abc:x-tenant=7}. In a value any byte may be written as
 * {@code %3A}; {@code none} stands for no header.
 */
public final class HeaderPairsParser implements Parser<Map<String, String>> {
  private final HeaderListParser names = new HeaderListParser();

  @Override
  public Map<String, String> parse(String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (text.equalsIgnoreCase("none")) return headers;
    for (String item : text.split(":")) {
      if (item.trim().isEmpty()) continue;
      int equals = item.indexOf('=');
      if (equals < 0) throw new IllegalArgumentException("no =");
      String name = item.substring(0, equals).trim();
      names.parse(name);
      headers.put(name, checked(OtelAttributes.decode(item.substring(equals + 1).trim())));
    }
    return Collections.unmodifiableMap(headers);
  }

  /** A line feed would begin a header of its own. */
  private static String checked(String value) {
    for (char c : value.toCharArray()) {
      if (c < ' ' && c != '\t' || c > '~')
        throw new IllegalArgumentException("not printable ASCII");
    }
    return value;
  }
}
