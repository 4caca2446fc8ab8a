package io.telemetryagent.e2e.command;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that has run: what it said, and how it ended. */
public record Command(int exitCode, String stdout, String stderr) {
  private static final int PATIENCE_SECONDS = 60;

  /** Runs the agent's jar on a Java. */
  public static Command run(int java, String... words) {
    return run(java(java, AgentJvm.AGENT), words);
  }

  /** Runs a copy of the agent's jar on the Java of the build. */
  public static Command run(Path jar, String... words) {
    return run(java(Jdks.own(), jar), words);
  }

  /** The words that start the jar on a Java, and soon. */
  static List<String> java(int version, Path jar) {
    return List.of(
        Jdks.java(version).toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-jar",
        jar.toString());
  }

  /** Runs what {@code start} starts. */
  public static Command run(List<String> start, String... words) {
    List<String> all = new ArrayList<>(start);
    all.addAll(List.of(words));
    try {
      ProcessBuilder builder = new ProcessBuilder(all);
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      Process process = builder.start();
      process.getOutputStream().close();
      process
          .onExit()
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .exceptionally(e -> process.destroyForcibly());
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Command(process.waitFor(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
