package io.telemetryagent.e2e.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What a run finds around it: a folder of its own, and no configuration from outside. */
final class RunFolder {
  private static final Path RUNS = Path.of("target/runs").toAbsolutePath();
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final List<String> PLAIN_NAMES =
      List.of(
          "JAVA_TOOL_OPTIONS",
          "OUTPUT_PATH",
          "SERVICE_NAME",
          "SERVICE_VERSION",
          "ENVIRONMENT",
          "COLLECT_STACKTRACE_ON_ERROR");

  private RunFolder() {}

  /** A new folder, with these files in its sub-folder {@code work}. */
  static Path create(Map<String, String> files) {
    Path folder = RUNS.resolve(ProcessHandle.current().pid() + "-" + NEXT.incrementAndGet());
    try {
      Files.createDirectories(folder.resolve("work"));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve("work").resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /** Whether an environment variable would configure the agent or the JVM. */
  static boolean isConfiguration(String variable) {
    return variable.startsWith("TELEMETRY_")
        || variable.startsWith("OTEL_")
        || variable.endsWith("JAVA_OPTIONS")
        || PLAIN_NAMES.contains(variable);
  }
}
