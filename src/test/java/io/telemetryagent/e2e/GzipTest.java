package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A compressed output holds the same lines as a plain one, for whatever reads gzip. */
class GzipTest {
  /** Enough for several members and windows of the compressor. */
  private static final int CALLS = 5000;

  private static final int LINES = 2 + 2 * (CALLS + 4);

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void lines_areReadByTheJdk(int java) {
    Run run = busy(java).run();
    assertThat(run.linesFile().toString()).endsWith(".gz");
    assertThat(run.lines()).hasSize(LINES);
    assertThat(run.calls()).containsEntry("output.Busy.call", (long) CALLS);
  }

  @Test
  void lines_areReadByZcat() throws Exception {
    assertThat(read("zcat", file().toString())).hasLineCount(LINES);
  }

  @Test
  void lines_areReadByPython() throws Exception {
    String script = "import gzip, sys; sys.stdout.write(gzip.open(sys.argv[1], 'rt').read())";
    assertThat(read("python3", "-c", script, file().toString())).hasLineCount(LINES);
  }

  @Test
  void lines_areReadByDuckDb() throws SQLException {
    Path file = file();
    Map<String, Long> expected =
        Lines.read(file).stream()
            .collect(Collectors.groupingBy(Line::eventType, Collectors.counting()));
    String query =
        "SELECT event_type, count(DISTINCT sequence), count(DISTINCT service.name)"
            + " FROM read_json_auto('%s') GROUP BY event_type";
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query.formatted(file))) {
      int types = 0;
      for (; rows.next(); types++) {
        assertThat(rows.getLong(2)).isEqualTo(expected.get(rows.getString(1)));
        assertThat(rows.getInt(3)).isEqualTo(1);
      }
      assertThat(types).isEqualTo(expected.size());
    }
  }

  @Test
  void restartedApp_appends() {
    Path file = temp.resolve("lines.jsonl.gz");
    busy(Jdks.own()).output(file.toString()).runUnchecked();
    busy(Jdks.own()).output(file.toString()).runUnchecked();
    Map<Integer, List<Line>> byProcess =
        Lines.read(file).stream().collect(Collectors.groupingBy(Line::pid));
    assertThat(byProcess).hasSize(2);
    byProcess.values().forEach(lines -> TraceCheck.check(lines, End.ORDERLY));
  }

  @Test
  void haltedApp_leavesAReadableFile() {
    Run run =
        AgentJvm.java(Jdks.own())
            .main("faults.Ends", "halt")
            .options("include=faults.*")
            .output("lines.jsonl.gz")
            .runKilled();
    assertThat(run.calls()).containsKeys("faults.Ends.main", "faults.Ends.second");
  }

  /** The lines of a good run. */
  private Path file() {
    Path file = temp.resolve("lines.jsonl.gz");
    assertThat(busy(Jdks.own()).output(file.toString()).runUnchecked().exitCode()).isZero();
    return file;
  }

  private static AgentJvm busy(int java) {
    return AgentJvm.java(java)
        .main("output.Busy", CALLS + "")
        .options("include=output.*")
        .output("lines.jsonl.gz");
  }

  /** What a program prints that not every machine has. */
  private String read(String... command) throws IOException, InterruptedException {
    Path output = temp.resolve("output");
    Path errors = temp.resolve("errors");
    int exitCode;
    try {
      exitCode =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start()
              .waitFor();
    } catch (IOException e) {
      assumeTrue(false, "no " + command[0] + " here: " + e.getMessage());
      throw e;
    }
    assertThat(Files.readString(errors)).isEmpty();
    assertThat(exitCode).isZero();
    return Files.readString(output);
  }
}
