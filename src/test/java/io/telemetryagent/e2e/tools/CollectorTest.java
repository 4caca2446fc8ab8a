package io.telemetryagent.e2e.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The configurations of examples/collector, which are only read here: components are declared and
 * used, and options are those that the documentation of opentelemetry-collector-contrib names.
 */
class CollectorTest {
  private static final Path CONFIGURATIONS = Path.of("../../examples/collector");

  private static final Map<String, Set<String>> OPTIONS =
      Map.ofEntries(
          Map.entry("extensions/file_storage", Set.of("directory")),
          Map.entry("receivers/otlp", Set.of("protocols.grpc.endpoint", "protocols.http.endpoint")),
          Map.entry(
              "receivers/filelog",
              Set.of(
                  "include",
                  "start_at",
                  "max_log_size",
                  "include_file_name",
                  "storage",
                  "retry_on_failure.enabled",
                  "retry_on_failure.max_elapsed_time",
                  "operators")),
          Map.entry(
              "processors/memory_limiter",
              Set.of("check_interval", "limit_percentage", "spike_limit_percentage")),
          Map.entry(
              "processors/batch", Set.of("send_batch_size", "send_batch_max_size", "timeout")),
          Map.entry(
              "exporters/kafka",
              Set.of(
                  "brokers",
                  "traces.topic",
                  "traces.encoding",
                  "logs.topic",
                  "logs.encoding",
                  "partition_traces_by_id",
                  "producer.compression",
                  "producer.required_acks",
                  "retry_on_failure.max_elapsed_time",
                  "sending_queue.storage")));

  private static final Map<String, Set<String>> OPERATORS =
      Map.of(
          "json_parser",
          Set.of(
              "type",
              "parse_to",
              "timestamp.parse_from",
              "timestamp.layout_type",
              "timestamp.layout",
              "severity.parse_from"),
          "trace_parser",
          Set.of("type", "if", "trace_id.parse_from", "span_id.parse_from"),
          "move",
          Set.of("type", "if", "from", "to"));

  @ParameterizedTest
  @ValueSource(strings = {"otlp.yaml", "filelog.yaml"})
  void options_areThoseOfTheDocumentation(String name) {
    JsonNode configuration = read(name);
    for (String kind : List.of("extensions", "receivers", "processors", "exporters")) {
      configuration
          .get(kind)
          .properties()
          .forEach(
              component ->
                  assertThat(OPTIONS.get(kind + "/" + component.getKey()))
                      .as(component.getKey())
                      .containsAll(leaves(component.getValue())));
    }
    for (JsonNode operator : configuration.at("/receivers/filelog/operators")) {
      assertThat(OPERATORS.get(operator.get("type").stringValue())).containsAll(leaves(operator));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"otlp.yaml", "filelog.yaml"})
  void components_areAllDeclared_andAllUsed(String name) {
    JsonNode configuration = read(name);
    Set<String> used = new TreeSet<>();
    for (JsonNode extension : configuration.at("/service/extensions")) {
      used.add("extensions/" + extension.stringValue());
    }
    for (JsonNode pipeline : configuration.at("/service/pipelines")) {
      pipeline
          .properties()
          .forEach(
              kind ->
                  kind.getValue()
                      .forEach(each -> used.add(kind.getKey() + "/" + each.stringValue())));
    }
    Set<String> declared = new TreeSet<>();
    for (String kind : List.of("extensions", "receivers", "processors", "exporters")) {
      configuration.get(kind).propertyNames().forEach(each -> declared.add(kind + "/" + each));
    }
    assertThat(declared).isEqualTo(used);
  }

  private static JsonNode read(String name) {
    return new YAMLMapper().readTree(CONFIGURATIONS.resolve(name).toFile());
  }

  /** Paths of all values that are no objects. */
  private static Set<String> leaves(JsonNode node) {
    Set<String> leaves = new TreeSet<>();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      if (each.getValue().isObject()) {
        leaves(each.getValue()).forEach(leaf -> leaves.add(each.getKey() + "." + leaf));
      } else {
        leaves.add(each.getKey());
      }
    }
    return leaves;
  }
}
