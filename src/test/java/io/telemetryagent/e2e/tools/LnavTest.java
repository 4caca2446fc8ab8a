package io.telemetryagent.e2e.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.LineSchema;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** lnav, set up as examples/lnav says, reads a run with an event of every type. */
@Timeout(60)
class LnavTest {
  private static final Path EXAMPLE = Path.of("../../examples/lnav").toAbsolutePath();
  private static final Map<String, String> LEVELS =
      Map.of(
          "TRACE", "trace", "DEBUG", "debug", "INFO", "info", "WARN", "warning", "ERROR", "error");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  /** That of the message is hidden from {@code *}. */
  private static final String EVERY_COLUMN = "SELECT *, log_body FROM telemetry_v2";

  private static Tool lnav;
  private static Run run;

  @BeforeAll
  static void install(@TempDir Path home) throws Exception {
    lnav = Tool.in(home, "lnav");
    lnav.run(List.of("-i", EXAMPLE.resolve("telemetry_v2.json").toString()));
    run = EveryEvent.in("telemetry.v2");
  }

  @Test
  void check_findsNoFault(@TempDir Path temp) throws Exception {
    // Of a file over 256 KiB, of any format, the check of lnav 0.11.1 never ends.
    List<String> few = Files.readAllLines(run.linesFile()).subList(0, 20);
    Path file = Files.write(temp.resolve("few.jsonl"), few);
    assertThat(lnav.run(List.of("-C", file.toString()))).isEmpty();
  }

  @Test
  void everyLine_isUnderstood() throws Exception {
    Map<Long, Line> lines = new HashMap<>();
    run.lines().forEach(line -> lines.put(line.sequence(), line));
    Map<Long, Long> lastOfThread = new HashMap<>();
    String lastTime = "";
    for (JsonNode row : ask(EVERY_COLUMN)) {
      Line line = lines.remove(row.get("sequence").longValue());
      String time = row.get("log_time").stringValue();
      assertThat(time).isGreaterThanOrEqualTo(lastTime).startsWith(millis(line));
      lastTime = time;
      assertThat(lastOfThread.merge(line.threadId(), line.sequence(), Math::max))
          .isEqualTo(line.sequence());
      assertThat(text(row, "log_level")).isEqualTo(LEVELS.get(line.severity()));
      assertThat(text(row, "event_type")).isEqualTo(line.eventType());
      assertThat(text(row, "function_name")).isEqualTo(line.functionName());
      assertThat(text(row, "trace_id")).isEqualTo(line.traceId());
      assertThat(text(row, "span_id")).isEqualTo(line.spanId());
      assertThat(text(row, "parent_span_id")).isEqualTo(line.parentSpanId());
      assertThat(text(row, "log_body")).isEqualTo(line.message());
      assertThat(text(row, "service/name")).isEqualTo("cloud.Script");
      assertThat(row.get("duration_ns").asLong(-1)).isEqualTo(line.durationNs());
      assertThat(text(row, "error/stacktrace")).isEqualTo(line.stackTrace());
    }
    assertThat(lines).as("lines that are no rows").isEmpty();
  }

  @Test
  void view_showsOneLineEach_andNamesTheTrace() throws Exception {
    List<String> shown =
        show(List.of(run.linesFile()), ":filter-expr :event_type = 'http_request'");
    assertThat(shown)
        .hasSameSizeAs(run.lines("http_request"))
        .allMatch(line -> line.matches("\\S+ cloud.Script [0-9a-f]{8} \\[.{16}\\] (GET|POST) /.*"));
    assertThat(ask("SELECT DISTINCT log_opid FROM telemetry_v2"))
        .hasSameSizeAs(run.lines().stream().map(Line::traceId).distinct().toList());
  }

  @Test
  void commandsOfTheReadme_answer() throws Exception {
    List<String> commands =
        Files.readAllLines(EXAMPLE.resolve("README.md")).stream()
            .filter(line -> line.startsWith("    :") || line.startsWith("    ;"))
            .map(String::strip)
            .toList();
    assertThat(commands).hasSize(2);
    assertThat(show(List.of(run.linesFile()), commands.get(0)))
        .hasSize((int) run.lines().stream().filter(line -> line.durationNs() > 10_000_000).count());
    List<JsonNode> rows = ask(commands.get(1).substring(1));
    assertThat(rows)
        .filteredOn(row -> text(row, "function_name").equals("shop.Orders.place"))
        .singleElement()
        .satisfies(row -> assertThat(row.get("calls").intValue()).isEqualTo(4));
    assertThat(rows)
        .extracting(row -> -row.get("max_ms").doubleValue())
        .isSorted()
        .first()
        .isNotEqualTo(0.0);
  }

  @Test
  void plainAndCompressedFiles_areMergedByTime(@TempDir Path temp) throws Exception {
    Path compressed = temp.resolve("trace.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      Files.copy(run.linesFile(), out);
    }
    Path later = ShopRun.halted();
    List<String> shown = show(List.of(later, compressed));
    assertThat(shown).hasSize(run.lines().size() + Files.readAllLines(later).size());
    assertThat(shown)
        .extracting(line -> line.substring(0, "2026-11-22T09:33:20.001".length()))
        .isSorted();
  }

  /** What {@code query} answers of the run. */
  private static List<JsonNode> ask(String query) throws Exception {
    String answer =
        String.join("\n", show(List.of(run.linesFile()), ";" + query, ":write-json-to -"));
    List<JsonNode> rows = new ArrayList<>();
    LineSchema.parse(answer).forEach(rows::add);
    return rows;
  }

  /** What it prints after these commands, without its screen. */
  private static List<String> show(List<Path> files, String... commands) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-n"));
    for (String command : commands) {
      arguments.addAll(List.of("-c", command));
    }
    for (Path file : files) {
      arguments.add(file.toString());
    }
    return lnav.run(arguments);
  }

  private static String millis(Line line) {
    return MILLIS.format(Instant.ofEpochMilli(line.timestampNs() / 1_000_000));
  }

  private static String text(JsonNode row, String column) {
    return row.get(column).isNull() ? null : row.get(column).stringValue();
  }
}
