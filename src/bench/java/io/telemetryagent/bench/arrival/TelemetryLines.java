package io.telemetryagent.bench.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Lines of telemetry.v2 in a file: an entry and an exit make one call. */
public record TelemetryLines(Path file) implements Arrivals {
  @Override
  public long calls() throws IOException {
    try (InputStream in = open()) {
      return LineCounter.count(in, TelemetryLines::isEntryOrExit) / 2;
    }
  }

  /**
   * The lines themselves.
   *
   * @throws ZipException if the name says gzip, but an older agent wrote plain lines
   */
  private InputStream open() throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static boolean isEntryOrExit(String head) {
    return head.contains("\"event_type\":\"function_e");
  }
}
