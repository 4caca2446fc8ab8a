package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Lines;
import io.telemetryagent.e2e.lines.TraceCheck;
import io.telemetryagent.e2e.lines.TraceCheck.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the lines go, and that they and the app's own output leave each other whole. */
class OutputTest {
  private static final String END =
      "written past System.out, without an end"
          + "{\"an\": \"app that prints JSON\"}\n"
          + "without an end";

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void stdout_holdsBothTheAppsTextAndLines_whole(int java) {
    int threads = 4;
    int lines = 1000;
    Run run =
        AgentJvm.java(java)
            .main("output.Printer", threads + "", lines + "")
            .options("include=output.*")
            .output("stdout")
            .run();
    assertThat(run.calls()).containsEntry("output.Printer.print", (long) threads * lines);
    assertThat(run.stdout()).endsWith(END);
    String printed = run.stdout().substring(0, run.stdout().length() - END.length());
    Map<String, List<String>> byThread =
        printed.lines().collect(Collectors.groupingBy(line -> line.replaceAll(" .*", "")));
    for (int i = 0; i < threads; i++) {
      assertThat(byThread.get("<" + i))
          .extracting(line -> line.replaceAll("( padding)*>", ">"))
          .isEqualTo(texts(i, lines));
    }
    assertThat(byThread.get("<>")).hasSize(threads * lines / 50);
    assertThat(byThread).hasSize(threads + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void stdout_withoutOurLines_isTheAppsOwn(int java) {
    AgentJvm.java(java)
        .main("output.Printer", "1", "500")
        .options("include=output.*")
        .output("stdout")
        .runLikePlain();
  }

  @Test
  void stdout_isTheDefault() {
    Run run = AgentJvm.java(Jdks.own()).main("output.Busy", "10").output(null).run();
    assertThat(run.calls()).containsEntry("output.Busy.call", 10L);
    assertThat(run.stdout()).isEqualTo("2\n");
  }

  @Test
  void file_isTheOwnersAlone_inFoldersMadeForIt() throws IOException {
    Run run = busy(10, "a/b/lines.jsonl").run();
    assertThat(run.linesFile()).isEqualTo(run.folder().resolve("a/b/lines.jsonl"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.linesFile())))
        .isEqualTo("rw-------");
  }

  @Test
  void fileName_tellsProcessHostServiceAndTime() {
    Run run = busy(10, "%p/%s %h-%t-%%.jsonl").options("service_name=a b/c").run();
    String host = run.lines().get(0).origin().at("/host/name").stringValue();
    assertThat(run.folder().relativize(run.linesFile()).toString())
        .matches(run.pid() + "/a_b_c \\Q" + host + "\\E-\\d{8}T\\d{6}Z-%\\.jsonl");
  }

  @Test
  void existingFile_isContinued() throws IOException {
    Path file = temp.resolve("lines.jsonl");
    Files.writeString(file, "what was there\n");
    busy(10, file.toString()).runUnchecked();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).isEqualTo("what was there");
    assertThat(lines).hasSize(1 + 2 + 2 * (10 + 3 + 1));
  }

  @Test
  void threeProcesses_shareAFile() {
    Path file = temp.resolve("lines.jsonl");
    List<CompletableFuture<Run>> runs =
        Stream.of(8, 17, 25)
            .map(
                java ->
                    CompletableFuture.supplyAsync(
                        () -> busy(java, 6000, file.toString()).runUnchecked()))
            .toList();
    runs.forEach(CompletableFuture::join);
    Map<Integer, List<Line>> byProcess =
        Lines.read(file).stream().collect(Collectors.groupingBy(Line::pid));
    assertThat(byProcess).hasSize(3);
    byProcess.values().forEach(lines -> TraceCheck.check(lines, End.ORDERLY));
  }

  /** A folder, below a file, on no device. */
  @ParameterizedTest
  @ValueSource(strings = {".", "stderr/lines.jsonl", "/proc/lines.jsonl"})
  void fileThatCannotBeOpened_isSaidOnce_andTheAppRunsOn(String path) {
    AgentJvm jvm = AgentJvm.java(Jdks.own()).main("output.Busy", "100").output(path);
    Run run = jvm.runOff();
    assertThat(run.stdout()).isEqualTo(jvm.runPlain().stdout());
    assertThat(run.exitCode()).isZero();
    assertThat(run.stderr().lines())
        .hasSize(1)
        .allMatch(line -> line.startsWith("telemetry-agent: "));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void standardOutput_closedByTheStarter_isSaidOnce_andTheAppRunsOn(int java) {
    Run run = withoutStandardOutput(java).output("stdout").runOff();
    assertThat(run.stderr().lines())
        .singleElement()
        .asString()
        .startsWith("telemetry-agent: output_path=stdout cannot be opened")
        .contains("closed")
        .endsWith("Telemetry is off; the application runs on.");
    assertThat(run.exitCode()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void standardOutput_closedByTheStarter_leavesAFileWhole(int java) {
    Run run = withoutStandardOutput(java).runLikePlain();
    assertThat(run.calls()).containsEntry("faults.Ends.main", 1L);
    assertThat(run.exitCode()).isEqualTo(7);
  }

  /** Like a network file system that hangs: first at opening, then at writing. */
  @ParameterizedTest
  @ValueSource(strings = {"nobody opens it", "nobody reads it"})
  void pipeThatHangs_holdsTheAppForSecondsAtMost(String how) throws Exception {
    Path pipe = temp.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = null;
    if (how.equals("nobody reads it")) {
      reader = new ProcessBuilder("sh", "-c", "exec sleep 60 < " + pipe).start();
    }
    try {
      AgentJvm jvm = busy(200_000, pipe.toString()).timeout(Duration.ofSeconds(20));
      Run run = jvm.runUnchecked();
      assertThat(run.exitCode()).isZero();
      assertThat(run.stdout()).isEqualTo(jvm.runPlain().stdout());
    } finally {
      if (reader != null) {
        reader.destroy();
      }
    }
  }

  /** Each event is written or counted as dropped, by the lines that say so and in total. */
  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void overflow_dropsAndCounts(int java) {
    int calls = 300_000;
    Run run =
        busy(java, calls, "lines.jsonl")
            .options("overflow=drop", "queue_capacity=64", "max_calls_per_second=0")
            .runUnchecked();
    List<Line> lines = Lines.read(run.linesFile());
    long written = lines.stream().filter(line -> line.opens() || line.closes()).count();
    long told =
        lines.stream()
            .filter(line -> line.is("events_dropped"))
            .mapToLong(line -> Long.parseLong(line.attribute("dropped.total")))
            .sum();
    Line stop = lines.get(lines.size() - 1);
    assertThat(told).isPositive().isEqualTo(Long.parseLong(stop.attribute("events_dropped")));
    assertThat(written + told).isEqualTo(2L * (calls + 4));
  }

  private static AgentJvm withoutStandardOutput(int java) {
    return AgentJvm.java(java)
        .startedBy("sh", "-c", "exec \"$@\" >&-", "sh")
        .main("faults.Ends", "exit")
        .options("include=faults.*");
  }

  private static AgentJvm busy(int calls, String output) {
    return busy(Jdks.own(), calls, output);
  }

  private static AgentJvm busy(int java, int calls, String output) {
    return AgentJvm.java(java)
        .main("output.Busy", calls + "")
        .options("include=output.*")
        .output(output);
  }

  private static List<String> texts(int thread, int lines) {
    return IntStream.range(0, lines).mapToObj(i -> "<" + thread + " " + i + ">").toList();
  }
}
