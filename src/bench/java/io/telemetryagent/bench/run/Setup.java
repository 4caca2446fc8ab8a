package io.telemetryagent.bench.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the experiments work with.
 *
 * @param root the checked-out project, built with {@code -Pbench}
 */
public record Setup(Path root, Plan plan) {
  /** The programs that run under the agents. */
  public Path programs() throws IOException {
    return single(target(), "bench-*.jar");
  }

  /** This project's agent. */
  public Path agent() throws IOException {
    return single(root.resolve("agent/target"), "telemetry-agent.jar");
  }

  /** The agent of a peer, by how its file name begins. */
  public Path peer(String prefix) throws IOException {
    return single(target().resolve("peers"), prefix + "-*.jar");
  }

  /** Where runs may write; a disk, if the project is on one. */
  public Path target() {
    return root.resolve("src/bench/target");
  }

  /** The web application: its {@code classes}, and what they need in {@code lib}. */
  public Path clinic() {
    return root.resolve("src/bench/clinic/target");
  }

  public Path docs() {
    return root.resolve("docs");
  }

  private static Path single(Path folder, String pattern) throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
        for (Path file : files) {
          return file;
        }
      }
    }
    throw new IOException("no " + pattern + " in " + folder + "; build with -Pbench first");
  }
}
