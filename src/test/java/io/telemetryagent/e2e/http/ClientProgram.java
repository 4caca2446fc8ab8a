package io.telemetryagent.e2e.http;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Javac;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of {@code programs/clients}, each compiled against one version of its library. */
public final class ClientProgram {
  private static final Path SOURCES = Path.of("programs/clients");
  private static final Path TARGET = Path.of("target/programs/clients").toAbsolutePath();

  private ClientProgram() {}

  /**
   * A JVM that runs a program of that name.
   *
   * @param library a folder of {@code libraries}; null for the JDK alone
   */
  public static AgentJvm on(int java, String name, String library, String... arguments) {
    List<Path> jars = library == null ? List.of() : jars(library);
    Path out = TARGET.resolve(name + "-" + library + "-" + java);
    int release = name.startsWith("Java") ? 11 : 8;
    // What else a program needs, javac finds among the sources.
    Path source = SOURCES.resolve("clients").resolve(name + ".java");
    Javac.compile(release, out, with(SOURCES, jars), source);
    return AgentJvm.java(java)
        .flags("-Xverify:all")
        .classpath(with(out, jars).toArray(Path[]::new))
        .main("clients." + name, arguments);
  }

  private static List<Path> with(Path first, List<Path> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private static List<Path> jars(String library) {
    Path folder = Path.of("libraries", library, "target/lib").toAbsolutePath();
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
