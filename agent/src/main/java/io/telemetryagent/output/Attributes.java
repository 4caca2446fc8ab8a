package io.telemetryagent.output;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Attributes that no reader stumbles over. Readers that build columns or nested objects of them
 * reject an empty key, {@code a} beside {@code a.b}, {@code a} beside {@code A}, and values that
 * are sometimes nested.
 */
final class Attributes {
  private Attributes() {}

  /** The same attributes, flat; a key that clashes with an earlier one is changed by {@code _}. */
  static Map<String, Object> readable(Map<String, Object> attributes) {
    Map<String, Object> result = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    Set<String> prefixes = new HashSet<>();
    for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
      String key = attribute.getKey();
      String folded = key.toLowerCase(Locale.ROOT);
      while (key.isEmpty() || clashes(folded, taken, prefixes)) {
        // Without dots it has no prefix left that could clash; then a longer name ends the search.
        key = key.indexOf('.') < 0 ? key + '_' : key.replace('.', '_');
        folded = key.toLowerCase(Locale.ROOT);
      }
      taken.add(folded);
      addPrefixes(folded, prefixes);
      result.put(key, flat(attribute.getValue()));
    }
    return result;
  }

  /** A nested value becomes a JSON text, so that every attribute is a scalar. */
  static Object flat(Object value) {
    if (value instanceof Map || value instanceof Iterable) {
      byte[] json = new LineBuffer(64).value(value).toByteArray();
      return new String(json, StandardCharsets.UTF_8);
    }
    return value;
  }

  private static boolean clashes(String key, Set<String> taken, Set<String> prefixes) {
    if (taken.contains(key) || prefixes.contains(key)) {
      return true;
    }
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      if (taken.contains(key.substring(0, dot))) {
        return true;
      }
    }
    return false;
  }

  private static void addPrefixes(String key, Set<String> prefixes) {
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      prefixes.add(key.substring(0, dot));
    }
  }
}
