package io.telemetryagent.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Jdks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that runs until it is closed, without our agent. */
public final class TargetProcess implements AutoCloseable {
  private static final Path PROGRAMS = Path.of("target/programs/java8").toAbsolutePath();

  private final Process process;
  private final BufferedReader stdout;

  private TargetProcess(Process process) {
    this.process = process;
    stdout =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts {@code attached.Target} on a Java. */
  public static TargetProcess java(int version, String... flags) throws IOException {
    return start(List.of(), version, PROGRAMS, "attached.Target", flags);
  }

  /** Starts another program there. */
  public static TargetProcess program(String mainClass) throws IOException {
    return start(List.of(), Jdks.own(), PROGRAMS, mainClass);
  }

  /** Starts {@code attached.Target} by a program that gets the command as its arguments. */
  public static TargetProcess startedBy(List<String> starter, Path classes) throws IOException {
    return start(starter, Jdks.own(), classes, "attached.Target");
  }

  private static TargetProcess start(
      List<String> starter, int version, Path classes, String mainClass, String... flags)
      throws IOException {
    List<String> words = new ArrayList<>(starter);
    words.add(Jdks.java(version).toString());
    words.addAll(List.of(flags));
    words.addAll(List.of("-cp", classes.toString(), mainClass));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("ENABLE_CLOUD_METADATA", "false");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    TargetProcess target = new TargetProcess(builder.start());
    assertThat(target.stdout.readLine()).as("first line of " + words).isEqualTo("up");
    return target;
  }

  /** Its pid as we see it: that of the JVM, also where another program started it. */
  public long pid() {
    return process
        .descendants()
        .reduce((one, other) -> other)
        .map(ProcessHandle::pid)
        .orElse(process.pid());
  }

  /** Has it answer a line. */
  public String ask(String line) throws IOException {
    Writer stdin = process.outputWriter(StandardCharsets.UTF_8);
    stdin.write(line + "\n");
    stdin.flush();
    return stdout.readLine();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
