package io.telemetryagent.bench.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Kieker's records of calls, in text (.dat) or binary (.bin) files below a folder. Two more than
 * the programs count: it weaves the initialiser and the constructor of a class as well.
 */
public record KiekerRecords(Path folder) implements Arrivals {
  /** Class id, logging time, then an OperationExecutionRecord of 44 bytes. */
  private static final int RECORD_BYTES = 56;

  @Override
  public long calls() throws IOException {
    long calls = 0;
    for (Path file : files()) {
      calls += file.toString().endsWith(".bin") ? inBinary(file) : inText(file);
    }
    return calls;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(KiekerRecords::isLog).toList();
    }
  }

  private static boolean isLog(Path file) {
    return file.toString().endsWith(".bin") || file.toString().endsWith(".dat");
  }

  /** Beside the calls there is one record of the file itself, shorter than that of a call. */
  private static long inBinary(Path file) throws IOException {
    return Files.size(file) / RECORD_BYTES;
  }

  /** The first type of record is that of the file itself. */
  private static long inText(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return LineCounter.count(in, head -> head.startsWith("$1;"));
    }
  }
}
