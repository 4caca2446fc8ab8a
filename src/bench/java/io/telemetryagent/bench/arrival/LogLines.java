package io.telemetryagent.bench.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Spans written to a log, one a line. */
public record LogLines(Path log, String mark) implements Arrivals {
  @Override
  public long calls() throws IOException {
    try (InputStream in = Files.newInputStream(log)) {
      return LineCounter.count(in, head -> head.contains(mark));
    }
  }
}
