package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What "JSON Protobuf Encoding" of OTLP's specification asks for beyond what protobuf reads. */
final class JsonShape {
  private static final JsonMapper JSON = new JsonMapper();

  private JsonShape() {}

  static void check(String line) {
    JsonNode data = JSON.readTree(line);
    assertThat(data.propertyNames()).containsAnyOf("resourceSpans", "resourceLogs").hasSize(1);
    checkFields(data);
  }

  private static void checkFields(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      assertThat(field.getKey()).matches("[a-z][A-Za-z]*");
      checkField(field.getKey(), field.getValue());
    }
    for (JsonNode inner : node) {
      checkFields(inner);
    }
  }

  private static void checkField(String name, JsonNode value) {
    switch (name) {
      case "traceId" -> assertThat(value.stringValue()).matches("([0-9a-f]{32})?");
      case "spanId", "parentSpanId" -> assertThat(value.stringValue()).matches("([0-9a-f]{16})?");
      case "kind", "code", "severityNumber" -> assertThat(value.isIntegralNumber()).isTrue();
      case "intValue", "timeUnixNano", "startTimeUnixNano", "endTimeUnixNano" ->
          assertThat(value.stringValue()).as(name).matches("-?[0-9]+");
      default -> {}
    }
  }
}
