package io.telemetryagent.e2e.jvm;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Java versions on this machine. They are sub-folders, named 8, 11, 17, 21 and 25, of the
 * folder that the environment variable JDKS_FOR_TESTS names. Without one the test is skipped; on a
 * CI machine, told by CI=true, it fails.
 */
public final class Jdks {
  private static final Set<Integer> TOLD = ConcurrentHashMap.newKeySet();

  private Jdks() {}

  /** The version that runs this build. */
  public static int own() {
    return Runtime.version().feature();
  }

  /** The {@code java} of a version; ends the test when there is none. */
  public static Path java(int version) {
    for (Path home : places(version)) {
      Path java = home.resolve("bin/java");
      if (Files.isExecutable(java)) {
        return java;
      }
    }
    String missing = "No Java " + version + " in " + folder() + "; see JDKS_FOR_TESTS";
    if ("true".equals(System.getenv("CI"))) {
      return fail(missing);
    }
    if (TOLD.add(version)) {
      System.out.println(missing + ". Its tests are skipped.");
    }
    return abort(missing);
  }

  private static List<Path> places(int version) {
    List<Path> places = new ArrayList<>();
    if (version == own()) {
      places.add(Path.of(System.getProperty("java.home")));
    }
    places.add(folder().resolve(String.valueOf(version)));
    places.add(Path.of("/usr/lib/jvm/java-" + version + "-openjdk-amd64"));
    places.add(Path.of("/usr/lib/jvm/temurin-" + version + "-jdk-amd64"));
    return places;
  }

  private static Path folder() {
    String named = System.getenv("JDKS_FOR_TESTS");
    return named != null
        ? Path.of(named)
        : Path.of(System.getProperty("user.home"), ".cache/telemetry-agent/jdks");
  }
}
