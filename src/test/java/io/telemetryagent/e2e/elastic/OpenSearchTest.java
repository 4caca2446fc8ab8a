package io.telemetryagent.e2e.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.tools.EveryEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A real OpenSearch takes every line, of either format, by the files of examples/elastic. Runs with
 * the Maven profile {@code receivers}, which brings its jars.
 */
class OpenSearchTest {
  private static final Path LIB = Path.of("libraries/opensearch/target/lib");
  private static final Path EXAMPLES = Path.of("../../examples/elastic");
  private static final Path SHOP = Path.of("../../examples/target/shop.jar");

  /** As the example's, but a field that is not in the mapping is no longer let pass. */
  private static final String STRICT_TEMPLATE =
      """
      {"index_patterns": ["strict-*"], "composed_of": ["telemetry-ecs"],
       "template": {"settings": {"index.default_pipeline": "telemetry-v2-to-ecs"},
                    "mappings": {"dynamic": "strict"}}}
      """;

  private static final Set<String> CONSTANT =
      Set.of(
          "ecs.version",
          "event.kind",
          "event.category",
          "event.type",
          "event.dataset",
          "service.name",
          "host.os.type",
          "cloud.service.name");

  private static OpenSearch node;

  @BeforeAll
  static void start(@TempDir Path home) throws IOException {
    assumeTrue(Boolean.getBoolean("receivers"), "the profile receivers is not on");
    node = OpenSearch.start(LIB, home);
    node.put("_component_template/telemetry-ecs", example("mappings"));
    node.put("_ingest/pipeline/telemetry-v2-to-ecs", example("pipeline"));
    node.put("_index_template/strict", STRICT_TEMPLATE);
  }

  @AfterAll
  static void stop() throws IOException {
    if (node != null) {
      node.close();
    }
  }

  @Test
  void everyEventType_isAccepted_andOfBothFormatsTheSameFieldsAreMade() throws IOException {
    List<JsonNode> ecs = indexed("strict-ecs", lines(EveryEvent.in("ecs")));
    List<JsonNode> transformed =
        indexed("strict-transformed", lines(EveryEvent.in("telemetry.v2")));
    assertThat(fieldsByAction(ecs)).containsOnlyKeys(EveryEvent.types());
    assertThat(fieldsByAction(transformed)).isEqualTo(fieldsByAction(ecs));
  }

  @Test
  void everySample_isAccepted() throws IOException {
    List<String> samples = new ArrayList<>();
    for (String name : List.of("run", "exchange", "served", "other")) {
      samples.addAll(Files.readAllLines(Path.of("resources/lines", name + ".jsonl")));
    }
    assertThat(indexed("strict-samples", samples))
        .extracting(document -> document.at("/event/action").stringValue())
        .contains("method_damped", "function_summary", "agent_config", "events_dropped");
  }

  @Test
  void dropsOfAFullQueue_areAccepted() throws IOException {
    Run run =
        AgentJvm.java(17)
            .main("output.Busy", "300000")
            .options("include=output.*", "output_format=ecs")
            .options("max_calls_per_second=0", "overflow=drop", "queue_capacity=64")
            .runUnchecked();
    assertThat(indexed("strict-drops", rareLines(run)))
        .anyMatch(
            document -> document.at("/labels/dropped_reason").stringValue("").equals("queue_full"));
  }

  /** Without those of single calls, of which there are very many. */
  private static List<String> rareLines(Run run) throws IOException {
    return lines(run).stream()
        .filter(line -> !line.contains("\"function_entry\"") && !line.contains("\"function_exit\""))
        .toList();
  }

  @Test
  void strangeTexts_areAccepted() throws IOException {
    for (String format : List.of("ecs", "telemetry.v2")) {
      Run run =
          AgentJvm.java(17)
              .main("text.Strange", " ", "\\ud800", "\\u0000", "\\u4fa1*12000", "x*1000000")
              .options("include=text.*", "output_format=" + format)
              .run();
      indexed("strict-texts-" + format, lines(run));
    }
  }

  @Test
  void strictIndex_rejectsWhatIsNotInTheMapping() {
    String line = "{\"@timestamp\":\"2026-11-22T09:33:20.001Z\",\"unknown\":1}";
    assertThat(node.index("strict-rejecting", List.of(line)).get(0).get("status").intValue())
        .isEqualTo(400);
  }

  @Test
  void commandsOfTheReadme_makeADataStream_thatAnswersQuestions() throws Exception {
    Run run = AgentJvm.java(17).jar(SHOP).run();
    Process shell =
        new ProcessBuilder("bash", "-c", commands().replace("trace.jsonl", run.linesFile() + ""))
            .directory(EXAMPLES.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answers = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(answers).doesNotContain("\"error\"").contains("\"status\":201");
    JsonNode answer =
        node.search(
            "telemetry-shop",
            """
            {"size": 0,
             "query": {"bool": {"filter": [
               {"term": {"event.action": "function_exit"}},
               {"range": {"@timestamp": {"gte": "now-1h"}}}]}},
             "aggs": {"functions": {
               "terms": {"field": "log.origin.function", "size": 100},
               "aggs": {"slowest": {"max": {"field": "event.duration"}}}}}}
            """);
    assertThat(answer.at("/aggregations/functions/buckets"))
        .anySatisfy(
            bucket -> {
              assertThat(bucket.get("key").stringValue()).isEqualTo("shop.Orders.place");
              assertThat(bucket.get("doc_count").intValue()).isEqualTo(4);
              assertThat(bucket.at("/slowest/value").doubleValue()).isPositive();
            });
  }

  /** Fails unless each line is accepted and found again. */
  private static List<JsonNode> indexed(String index, List<String> lines) {
    assertThat(node.index(index, lines))
        .allSatisfy(result -> assertThat(result.get("status").intValue()).isEqualTo(201));
    List<JsonNode> documents = node.documents(index);
    assertThat(documents).hasSameSizeAs(lines);
    return documents;
  }

  /** What the README has one type, for this node. */
  private static String commands() throws IOException {
    return Files.readAllLines(EXAMPLES.resolve("README.md")).stream()
        .filter(line -> line.startsWith("    "))
        .collect(Collectors.joining("\n"))
        .replace("http://localhost:9200", node.url())
        .replace("index-template.yaml", "index-template-opensearch.yaml")
        .replace("_bulk", "_bulk?refresh=true");
  }

  private static List<String> lines(Run run) throws IOException {
    return Files.readAllLines(run.linesFile());
  }

  /** Of each kind of line the fields that lines of it have, dotted; with what never varies. */
  private static Map<String, Set<String>> fieldsByAction(List<JsonNode> documents) {
    Map<String, Set<String>> fields = new TreeMap<>();
    for (JsonNode document : documents) {
      Set<String> own = new TreeSet<>();
      addFields(document, "", own);
      String action =
          document.has("event.action")
              ? document.get("event.action").stringValue()
              : document.at("/event/action").stringValue();
      fields.computeIfAbsent(action, none -> new TreeSet<>()).addAll(own);
    }
    return fields;
  }

  private static void addFields(JsonNode node, String prefix, Set<String> fields) {
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      String name = prefix + each.getKey();
      if (each.getValue().isObject()) {
        addFields(each.getValue(), name + ".", fields);
      } else if (CONSTANT.contains(name)) {
        fields.add(name + "=" + each.getValue());
      } else if (!name.startsWith("labels.duration_")) {
        // Those there are by chance: one call in seven is timed.
        fields.add(name);
      }
    }
  }

  private static String example(String name) throws IOException {
    return Files.readString(EXAMPLES.resolve(name + ".yaml"));
  }
}
