package io.telemetryagent.bench.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the JDKs are: the runner's own, and further ones in the folder {@code JDKS_FOR_TESTS} under
 * the number of their version, or where Linux distributions install them.
 */
public final class Jdks {
  private Jdks() {}

  /** The home of the one this runs on. */
  public static Path own() {
    return Path.of(System.getProperty("java.home"));
  }

  /** The home of the JDK of that version; empty where there is none. */
  public static Optional<Path> home(int version) throws IOException {
    String folder = System.getenv("JDKS_FOR_TESTS");
    if (folder != null) {
      Path home = Path.of(folder, String.valueOf(version));
      if (isHome(home)) {
        return Optional.of(home);
      }
    }
    return installed(version);
  }

  private static Optional<Path> installed(int version) throws IOException {
    Path folder = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> homes =
        Files.newDirectoryStream(folder, "{java,temurin,*}-" + version + "-*")) {
      for (Path home : homes) {
        if (isHome(home)) {
          return Optional.of(home);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isHome(Path folder) {
    return Files.isExecutable(folder.resolve("bin/java"));
  }
}
