package io.telemetryagent.bench.run;

import io.telemetryagent.bench.arrival.Arrivals;
import io.telemetryagent.bench.variant.Launch;
import io.telemetryagent.bench.variant.Target;
import io.telemetryagent.bench.variant.Variant;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of a program in a JVM of its own, under an agent. */
public final class Fork {
  private final Setup setup;
  private final Path javaHome;
  private final Target target;
  private int limitSeconds = 120;
  private final List<String> jvmArguments = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();

  /** A run in the JVM of that home, with a heap of 512 MB. */
  public Fork(Setup setup, Path javaHome, Target target) throws IOException {
    this.setup = setup;
    this.javaHome = javaHome;
    this.target = target;
    classPath.add(setup.programs());
  }

  /** Gives it so long, instead of 120 s. */
  public Fork within(int seconds) {
    limitSeconds = seconds;
    return this;
  }

  /** Adds arguments for the JVM. */
  public Fork with(String... arguments) {
    jvmArguments.addAll(List.of(arguments));
    return this;
  }

  /** Adds to the class path. */
  public Fork with(Path classes) {
    classPath.add(classes);
    return this;
  }

  /**
   * Runs it and returns what it measured; {@code started_epoch_ms}, and the share of its calls that
   * {@code arrived} where that is known, are added.
   *
   * @throws IOException if the run fails; its folder is kept then, and named on stderr
   */
  public Sample run(Variant variant, String program, Map<String, ?> arguments)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(Files.createDirectories(runs()), "run");
    Launch launch = variant.launch(folder, target);
    try (Arrivals arrivals = launch.arrivals()) {
      Path results = folder.resolve("results.properties");
      Path file = folder.resolve("arguments.properties");
      write(arguments, results, file);
      long started = System.currentTimeMillis();
      await(start(launch, folder, program, file));
      Sample sample = new Sample(read(results)).put("started_epoch_ms", started);
      long calls = arrivals.calls();
      if (calls != Arrivals.UNKNOWN) {
        sample.put("arrived", calls / sample.get("made"));
      }
      delete(folder);
      return sample;
    } catch (IOException e) {
      System.err.println("Failed: " + folder);
      throw e;
    }
  }

  private Path runs() {
    return setup.target().resolve("runs");
  }

  private Process start(Launch launch, Path folder, String program, Path arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.add("-Xmx512m");
    command.addAll(launch.jvmArguments());
    command.addAll(jvmArguments);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.add("workload." + program);
    command.add(arguments.getFileName().toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(launch.environment());
    return builder
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  private void await(Process process) throws IOException, InterruptedException {
    try {
      if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
        dumpThreads(process);
        throw new IOException("did not end within " + limitSeconds + " s");
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IOException("exit code " + process.exitValue());
    }
  }

  /** Makes a JVM say where it hangs, in its out.txt. */
  private static void dumpThreads(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-QUIT", String.valueOf(process.pid())).start().waitFor();
    process.waitFor(2, TimeUnit.SECONDS);
  }

  private static void write(Map<String, ?> arguments, Path results, Path file) throws IOException {
    Properties properties = new Properties();
    arguments.forEach((name, value) -> properties.setProperty(name, String.valueOf(value)));
    properties.setProperty("results", results.toString());
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
  }

  private static Properties read(Path results) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(results)) {
      properties.load(in);
    }
    return properties;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
