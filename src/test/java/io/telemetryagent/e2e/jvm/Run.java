package io.telemetryagent.e2e.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.lines.DuckDb;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Lines;
import io.telemetryagent.e2e.lines.Span;
import io.telemetryagent.e2e.lines.TraceCheck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM that has run: what it printed, how it ended, and the lines the agent wrote. */
public final class Run {
  private final String command;
  private final Path folder;
  private final long pid;
  private final int exitCode;
  private final Instant started;
  private final Instant ended;
  private final MixedOutput stdout;
  private Path linesFile;
  private List<Line> lines = List.of();

  private Run(String command, Path folder, long pid, int exitCode, byte[] stdout, Instant started) {
    this.command = command;
    this.folder = folder;
    this.pid = pid;
    this.exitCode = exitCode;
    this.stdout = new MixedOutput(stdout);
    this.started = started;
    ended = Instant.now();
  }

  /** Starts the process and waits for its end. */
  static Run of(ProcessBuilder builder, Path folder, Duration timeout) {
    Instant started = Instant.now();
    try {
      Process process = builder.start();
      CompletableFuture<Process> inTime =
          process.onExit().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
      inTime.exceptionally(e -> kill(process));
      byte[] stdout;
      try (InputStream in = process.getInputStream()) {
        stdout = in.readAllBytes();
      }
      int exitCode = process.waitFor();
      String command = String.join(" ", builder.command());
      Run run = new Run(command, folder, process.pid(), exitCode, stdout, started);
      assertThat(inTime.isCompletedExceptionally())
          .as("took over " + timeout + ": " + run)
          .isFalse();
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    return process.destroyForcibly();
  }

  /** Fails if stderr has a word from the agent. */
  Run quiet() {
    assertThat(stderr().lines().filter(line -> !line.startsWith("Picked up ")))
        .as("stderr of " + this)
        .noneMatch(line -> line.contains("telemetry"));
    return this;
  }

  /** Reads the lines, from the folder's .jsonl file or else from stdout, and checks all of them. */
  Run checked(TraceCheck.End end) {
    Path file = linesFile();
    lines = file == null ? Lines.read(ownLines()) : Lines.read(file);
    readByDuckDb(file);
    assertThat(lines).as("lines of " + this).isNotEmpty();
    TraceCheck.check(lines, end);
    for (Line line : lines) {
      Instant at = Instant.EPOCH.plusNanos(line.timestampNs());
      assertThat(at).isBetween(started.minusMillis(2), ended.plusMillis(2));
      assertThat(line.pid()).isEqualTo((int) pid);
    }
    deleteIfLarge(file);
    return this;
  }

  private void readByDuckDb(Path file) {
    try (InputStream in = file == null ? new ByteArrayInputStream(ownLines()) : Lines.open(file)) {
      DuckDb.read(in);
    } catch (IOException | SQLException e) {
      throw new AssertionError("DuckDB cannot read the lines of " + this, e);
    }
  }

  /** Fails unless the app did and said the same as in {@code plain}, which had no agent. */
  void assertLike(Run plain) {
    assertThat(exitCode).as("exit code of " + this).isEqualTo(plain.exitCode);
    assertThat(stdout()).as("stdout of " + this).isEqualTo(plain.stdout());
    assertThat(stderr()).as("stderr of " + this).isEqualTo(plain.stderr());
    Map<String, String> files = files();
    assertThat(files.keySet()).as("files of " + this).isEqualTo(plain.files().keySet());
    assertThat(files).as("files of " + this).isEqualTo(plain.files());
  }

  public int exitCode() {
    return exitCode;
  }

  public long pid() {
    return pid;
  }

  /** What the app printed; without our lines, if stdout had them. */
  public String stdout() {
    return new String(stdout.appText(), StandardCharsets.UTF_8);
  }

  /** The bytes of our lines in stdout. */
  byte[] ownLines() {
    return stdout.ownLines();
  }

  public String stderr() {
    return read(folder.resolve("stderr"));
  }

  /** The working directory of the app. */
  public Path work() {
    return folder.resolve("work");
  }

  public Path folder() {
    return folder;
  }

  /** The one .jsonl or .jsonl.gz file outside of the app's folder; null if there is none. */
  public Path linesFile() {
    if (linesFile == null) {
      List<Path> found = find(folder, file -> isOfLines(file) && !file.startsWith(work()));
      assertThat(found).as("files of " + this).hasSizeLessThan(2);
      linesFile = found.isEmpty() ? null : found.get(0);
    }
    return linesFile;
  }

  private static boolean isOfLines(Path file) {
    return file.toString().endsWith(".jsonl") || file.toString().endsWith(".jsonl.gz");
  }

  public List<Line> lines() {
    return lines;
  }

  public List<Span> spans() {
    return Span.of(lines);
  }

  /** How often each function was entered. */
  public Map<String, Long> calls() {
    return lines.stream()
        .filter(line -> line.is("function_entry"))
        .collect(Collectors.groupingBy(Line::functionName, TreeMap::new, Collectors.counting()));
  }

  public List<Line> lines(String eventType) {
    return lines.stream().filter(line -> line.is(eventType)).toList();
  }

  @Override
  public String toString() {
    return command + " in " + folder + ", which said:\n" + stderr();
  }

  /** All but what a test leaves that looks at the JVMs of the machine meanwhile. */
  private Map<String, String> files() {
    return find(work(), file -> !file.getFileName().toString().startsWith(".attach_pid")).stream()
        .collect(Collectors.toMap(file -> work().relativize(file).toString(), Run::read));
  }

  private static List<Path> find(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(wanted).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Large files of good runs would fill the disk; small ones are worth a look. */
  private static void deleteIfLarge(Path file) {
    try {
      if (file != null && Files.size(file) > 1 << 20) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
