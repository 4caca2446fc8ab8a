package io.telemetryagent.e2e.attach;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Javac;
import io.telemetryagent.e2e.jvm.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Copies of the agent's jar that differ from it, as those of another version do. */
final class Jars {
  private static final String BOOT_VERSION = "io/telemetryagent/bootstrap/BootVersion";

  private Jars() {}

  /** With another content of one entry. */
  static Path withEntry(String name, byte[] content) {
    // Named as it is, so that its manifest finds it.
    Path jar = RunFolder.create(Map.of()).resolve("telemetry-agent.jar");
    try {
      Files.copy(AgentJvm.AGENT, jar);
      try (FileSystem files = FileSystems.newFileSystem(jar)) {
        Files.write(files.getPath(name), content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  /** With boot classes of another version than the rest of it was compiled with. */
  static Path withOtherBootVersion() {
    Path folder = RunFolder.create(Map.of(BOOT_VERSION + ".java", source())).resolve("work");
    Javac.compile(8, folder, List.of(), folder.resolve(BOOT_VERSION + ".java"));
    try {
      return withEntry(
          BOOT_VERSION + ".class", Files.readAllBytes(folder.resolve(BOOT_VERSION + ".class")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String source() {
    return """
        package io.telemetryagent.bootstrap;

        public final class BootVersion {
          public static final int NUMBER = -1;

          public static int loaded() {
            return NUMBER;
          }
        }
        """;
  }
}
