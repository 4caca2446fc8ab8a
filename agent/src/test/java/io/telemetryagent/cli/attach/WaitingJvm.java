package io.telemetryagent.cli.attach;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A JVM that does nothing, to be attached to, for as long as it is open. */
final class WaitingJvm implements AutoCloseable {
  private static final Path CLASSES = Path.of("target", "test-classes").toAbsolutePath();

  private final Process process;

  private WaitingJvm(Process process) {
    this.process = process;
  }

  static WaitingJvm start(String... flags) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of(flags));
    words.addAll(List.of("-cp", CLASSES.toString(), "attached.Waiting", "a", "b"));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (!"up".equals(line)) {
      throw new IOException("said " + line);
    }
    return new WaitingJvm(process);
  }

  /** A jar with the stub of an agent in it. */
  static Path stub(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", "attached.Stub");
    Path jar = folder.resolve("telemetry-agent.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new ZipEntry("attached/Stub.class"));
      Files.copy(CLASSES.resolve("attached/Stub.class"), out);
    }
    return jar;
  }

  Jvm jvm() {
    return new Jvm(process.pid());
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }
}
