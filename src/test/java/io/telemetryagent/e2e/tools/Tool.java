package io.telemetryagent.e2e.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that people have, in {@code PATH}. */
final class Tool {
  private final String name;
  private final Path folder;

  private Tool(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  /** One that works in that folder; ends the test where it is not installed, but on CI. */
  static Tool in(Path folder, String name) {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, name)));
    assumeTrue(installed || "true".equals(System.getenv("CI")), name + " is not installed");
    return new Tool(name, folder);
  }

  /** The lines it prints; fails unless it ends well. */
  List<String> run(List<String> arguments) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(name), arguments.stream()).toList())
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true);
    // Where it would keep settings, and find those of whoever runs the test.
    builder.environment().put("HOME", folder.toString());
    builder.environment().remove("XDG_CONFIG_HOME");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
