package io.telemetryagent.e2e.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** What a run finds around it: a folder of its own, and no configuration from outside. */
public final class RunFolder {
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

  /** What clouds and Kubernetes put into the environment, so also into that of a build there. */
  private static final Pattern OF_CLOUDS =
      Pattern.compile(
          "(AWS|ECS|GCE|GAE|GOOGLE|CLOUD_RUN|FUNCTION|FUNCTIONS|K|K8S|KUBERNETES|POD|NODE|WEBSITE"
              + "|REGION|CONTAINER|CLUSTER)_.*");

  private RunFolder() {}

  /** A new folder, with these files in its sub-folder {@code work}. */
  public static Path create(Map<String, String> files) {
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

  /** Whether an environment variable would configure the agent or the JVM, or say where it is. */
  static boolean isConfiguration(String variable) {
    return variable.startsWith("TELEMETRY_")
        || variable.startsWith("OTEL_")
        || variable.endsWith("JAVA_OPTIONS")
        || PLAIN_NAMES.contains(variable)
        || OF_CLOUDS.matcher(variable).matches();
  }
}
