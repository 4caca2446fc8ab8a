package io.telemetryagent.cli.attach;

import java.util.Arrays;
import java.util.List;

/** The words that a JVM was started with. */
final class LaunchWords {
  /** Options of {@code java} whose value is a word of its own. */
  private static final List<String> WITH_VALUE =
      Arrays.asList(
          "-cp",
          "-classpath",
          "--class-path",
          "-p",
          "--module-path",
          "--upgrade-module-path",
          "--add-modules",
          "--add-exports",
          "--add-opens",
          "--add-reads",
          "--limit-modules",
          "--patch-module",
          "--enable-native-access",
          "--source");

  private LaunchWords() {}

  /** The main class, module or jar in the words; null if there is none. */
  static String command(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("-jar") || word.equals("-m") || word.equals("--module")) {
        return i + 1 < words.size() ? words.get(i + 1) : null;
      }
      if (WITH_VALUE.contains(word)) {
        i++;
      } else if (!word.startsWith("-") && !word.startsWith("@")) {
        return word;
      }
    }
    return null;
  }
}
