package io.telemetryagent.metadata.app;

import java.util.ArrayList;
import java.util.List;

/** Finds {@code spring.application.name} in the text of a Spring configuration file. */
final class SpringName {
  private static final String KEY = "spring.application.name";

  private SpringName() {}

  /** Null if {@code text} is null or does not give the name outright. */
  static String in(String file, String text) {
    if (text == null) return null;
    return file.endsWith(".properties") ? BuildFile.of(text).value(KEY) : inYaml(text);
  }

  /**
   * Follows the keys by their indentation, {@code spring: application: name: shop} in any split.
   * Reads the first document only; profiles come after it.
   */
  private static String inYaml(String text) {
    List<String> keys = new ArrayList<>();
    List<Integer> indents = new ArrayList<>();
    for (String line : text.split("\n")) {
      String content = line.trim();
      if (content.equals("---") && !keys.isEmpty()) return null;
      int colon = content.indexOf(':');
      if (colon <= 0 || content.startsWith("#") || content.startsWith("-")) continue;
      int indent = line.indexOf(content.charAt(0));
      while (!indents.isEmpty() && indents.get(indents.size() - 1) >= indent) {
        indents.remove(indents.size() - 1);
        keys.remove(keys.size() - 1);
      }
      indents.add(indent);
      keys.add(content.substring(0, colon).trim());
      if (String.join(".", keys).equals(KEY)) return scalar(content.substring(colon + 1));
    }
    return null;
  }

  private static String scalar(String raw) {
    String value = raw.trim();
    if (value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"))) {
      int end = value.indexOf(value.charAt(0), 1);
      value = end < 0 ? "" : value.substring(1, end);
    } else {
      int comment = value.startsWith("#") ? 0 : value.indexOf(" #");
      if (comment >= 0) value = value.substring(0, comment).trim();
    }
    return value.isEmpty() || BuildFile.isPlaceholder(value) ? null : value;
  }
}
