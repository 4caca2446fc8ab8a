package io.telemetryagent.e2e.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that runs until its standard input ends. */
public final class RunningJvm implements AutoCloseable {
  private static final int SECONDS = 60;

  private final Process process;
  private final Path folder;
  private final BufferedReader stdout;

  private RunningJvm(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    stdout =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static RunningJvm start(ProcessBuilder builder, Path folder) {
    try {
      return new RunningJvm(builder.start(), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  /** Its own folder; the working directory is in there. */
  public Path folder() {
    return folder;
  }

  /** The next line that it prints. */
  public String readLine() {
    try {
      return stdout.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String stderr() {
    try {
      return Files.readString(folder.resolve("stderr"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the agent has said on stderr; what JVMs say when one is attached is not its own. */
  public List<String> ownWords() {
    return stderr().lines().filter(line -> line.startsWith("telemetry-agent")).toList();
  }

  /** Lets it come to its end, and returns its exit code. */
  public int end() {
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("ends in time").isTrue();
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills it, if it still runs. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
