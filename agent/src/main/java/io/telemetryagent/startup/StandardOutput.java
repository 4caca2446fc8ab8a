package io.telemetryagent.startup;

import io.telemetryagent.output.Sink;
import io.telemetryagent.output.StdoutSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Standard output, where whoever started the app left it open. */
final class StandardOutput {
  private static final Path FACTS = Paths.get("/proc/self/fdinfo/1");
  private static final String FLAGS = "flags:";
  private static final int ACCESS_MODE = 3;
  private static final int READ_ONLY = 0;

  private StandardOutput() {}

  /**
   * The sink on it.
   *
   * @throws IOException if it was closed before the app was started ({@code java ... >&-})
   */
  static Sink open() throws IOException {
    if (isClosed()) {
      throw new IOException("output_path=stdout cannot be opened (standard output is closed)");
    }
    return StdoutSink.open();
  }

  /**
   * Whether nothing can be written to it. The number 1 of what is closed goes to the first file
   * that the JVM opens, one of its own, for reading. False where the system does not tell: then the
   * first line fails.
   */
  private static boolean isClosed() {
    try {
      for (String line : Files.readAllLines(FACTS, StandardCharsets.UTF_8)) {
        if (line.startsWith(FLAGS)) {
          return accessMode(line.substring(FLAGS.length()).trim()) == READ_ONLY;
        }
      }
    } catch (IOException | RuntimeException e) {
      // Not Linux.
    }
    return false;
  }

  /** As in open(2), from flags in octal. */
  private static int accessMode(String flags) {
    return Integer.parseInt(flags, 8) & ACCESS_MODE;
  }
}
