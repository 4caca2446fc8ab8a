package io.telemetryagent.e2e.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lines of a request that was answered 503, by a service and by the one that called it. */
final class FailedRequest {
  private static final Path SAMPLES = Path.of("resources/lines/other.jsonl");

  private FailedRequest() {}

  /** The file of the lines, in that folder. */
  static Path write(Path folder) throws IOException {
    String served =
        Files.readAllLines(SAMPLES).stream()
            .filter(line -> line.contains(" 503 in "))
            .findFirst()
            .orElseThrow();
    String sent = served.replace("00f067aa0ba902b7", "53995c3f42cd8ad8");
    return Files.write(folder.resolve("failed.jsonl"), List.of(served, sent));
  }
}
