package io.telemetryagent.lines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines written by hand that the end-to-end tests have, too. */
public final class SampleLines {
  private static final Path FOLDER = Path.of("..", "src", "test", "resources", "lines");

  private SampleLines() {}

  /** A whole run: {@code run}, {@code exchange}, {@code served}; or {@code other}. */
  public static List<String> of(String name) {
    try {
      return Files.readAllLines(FOLDER.resolve(name + ".jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them. */
  public static List<String> all() {
    List<String> all = new ArrayList<>();
    for (String name : List.of("run", "exchange", "served", "other")) {
      all.addAll(of(name));
    }
    return all;
  }
}
