package io.telemetryagent.metadata.app;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;

/** A properties file that a build wrote; empty where there is none or it is broken. */
final class BuildFile {
  private final Properties values = new Properties();

  private BuildFile() {}

  static BuildFile of(String text) {
    BuildFile file = new BuildFile();
    if (text == null) return file;
    try {
      file.values.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException brokenEscape) {
      file.values.clear();
    }
    return file;
  }

  /** The first of these that has a value; a placeholder that nobody filled is none. */
  String value(String... keys) {
    for (String key : keys) {
      String value = values.getProperty(key, "").trim();
      if (!value.isEmpty() && !isPlaceholder(value)) return value;
    }
    return null;
  }

  /** {@code ${name}} of Maven and Spring, {@code @name@} of Spring Boot's Maven plugin. */
  static boolean isPlaceholder(String value) {
    return value.contains("${")
        || (value.length() > 1 && value.startsWith("@") && value.endsWith("@"));
  }
}
