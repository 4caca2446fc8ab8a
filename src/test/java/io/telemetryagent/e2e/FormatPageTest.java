package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.LineSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** docs/FORMAT.md shows what a run really writes. */
class FormatPageTest {
  private static final Path PAGE = Path.of("../../docs/FORMAT.md");
  private static final Path FRESH = Path.of("target/FORMAT.lines");
  private static final Pattern BLOCK = Pattern.compile("```jsonl\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ECS_BLOCK =
      Pattern.compile("```json\n(\\{\\s*\"@timestamp\".*?)```", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("\"(?:[0-9a-f]{32}|[0-9a-f]{16})\"");

  @Test
  void page_showsTheLinesOfARun() throws IOException {
    Run run = greeting().run();
    List<String> lines = Files.readAllLines(run.linesFile());
    Files.write(FRESH, lines);
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();
    assertThat(normalized(block.group(1).lines().toList()))
        .as("docs/FORMAT.md; the lines of this run are in " + FRESH)
        .isEqualTo(normalized(lines));
  }

  @Test
  void page_showsALineOfEcs() throws IOException {
    Run run = greeting().options("output_format=ecs").run();
    String exception =
        Files.readAllLines(run.linesFile()).stream()
            .filter(line -> line.contains("\"event.action\":\"exception\""))
            .findFirst()
            .orElseThrow();
    Matcher block = ECS_BLOCK.matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();
    JsonNode shown = LineSchema.parse(block.group(1));
    JsonNode written = LineSchema.parse(exception);
    assertThat(shown.propertyNames()).containsExactlyElementsOf(written.propertyNames());
    assertThat(shown.get("labels").propertyNames())
        .containsExactlyElementsOf(written.get("labels").propertyNames());
    for (String field : List.of("message", "ecs.version", "event.type", "error.stack_trace")) {
      assertThat(shown.get(field)).isEqualTo(written.get(field));
    }
  }

  private static AgentJvm greeting() {
    return AgentJvm.java(17)
        .classpath(Path.of("../../examples/target/classes"))
        .main("greeting.Greeting");
  }

  /** Ids by order of appearance; times, and what tells of the machine, blank. */
  private static String normalized(List<String> lines) {
    Map<String, String> ids = new LinkedHashMap<>();
    return lines.stream()
        .map(line -> line.replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"\""))
        .map(
            line ->
                line.replaceAll("\"(timestamp_ns|duration_ns|pid|thread.id)\":\\d+", "\"$1\":0"))
        .map(line -> line.replaceAll("took [0-9.]+ ms", "took 0 ms"))
        .map(
            line ->
                line.replaceAll(
                    "\"(runtime.version|os\\.[a-z]+|name|ip|executable|command_line"
                        + "|config\\.[a-z_]+)\":(\"(?:[^\"\\\\]|\\\\.)*\"|null)",
                    "\"$1\":\"\""))
        .map(
            line ->
                ID.matcher(line)
                    .replaceAll(id -> ids.computeIfAbsent(id.group(), unseen -> "id" + ids.size())))
        .collect(Collectors.joining("\n"));
  }
}
