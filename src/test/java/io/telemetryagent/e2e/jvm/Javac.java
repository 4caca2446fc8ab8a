package io.telemetryagent.e2e.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/** Compiles programs that the build cannot: against other libraries, or as modules. */
public final class Javac {
  private Javac() {}

  /** Compiles for a Java version, into {@code out}. */
  public static void compile(int release, Path out, Collection<Path> classpath, Path... sources) {
    List<String> words = new ArrayList<>(List.of("--release", release + "", "-Xlint:-options"));
    words.addAll(List.of("-d", out.toString()));
    if (!classpath.isEmpty()) {
      words.add("-cp");
      words.add(
          classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }
    for (Path source : sources) {
      words.add(source.toString());
    }
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    int result = javac.run(System.out, System.err, words.toArray(new String[0]));
    assertThat(result).as("javac " + words).isZero();
  }
}
