package io.telemetryagent.e2e.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.lines.LineSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * examples/lnav/telemetry_v2.json, which is only read here: its keys are those of lnav's schema of
 * formats, as lnav passes over others in silence, and its fields those of a line.
 */
class LnavFormatTest {
  private static final Path FORMAT = Path.of("../../examples/lnav/telemetry_v2.json");
  private static final Path SAMPLES = Path.of("resources/lines/other.jsonl");

  /** Of https://lnav.org/schemas/format-v1.schema.json, as of lnav 0.11.1. */
  private static final Set<String> KEYS =
      Set.of(
          "title",
          "description",
          "file-type",
          "ordered-by-time",
          "timestamp-field",
          "timestamp-divisor",
          "level-field",
          "level",
          "opid-field",
          "body-field",
          "hide-extra",
          "line-format",
          "value");

  private static final Set<String> VALUE_KEYS = Set.of("kind", "identifier", "hidden");
  private static final Set<String> FORMAT_KEYS =
      Set.of("field", "default-value", "min-width", "max-width", "overflow");
  private static final Set<String> KINDS = Set.of("string", "integer", "float", "boolean");
  private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warning", "error");

  private final JsonNode format;

  LnavFormatTest() throws IOException {
    format = LineSchema.parse(Files.readString(FORMAT)).get("telemetry_v2");
  }

  @Test
  void keys_areThoseOfLnav() {
    assertThat(KEYS).containsAll(format.propertyNames());
    assertThat(LEVELS).containsExactlyInAnyOrderElementsOf(format.get("level").propertyNames());
    for (JsonNode value : format.get("value")) {
      assertThat(VALUE_KEYS).containsAll(value.propertyNames());
      assertThat(KINDS).contains(value.get("kind").stringValue());
    }
    for (JsonNode part : format.get("line-format")) {
      assertThat(part.isString() || FORMAT_KEYS.containsAll(part.propertyNames())).isTrue();
    }
  }

  @Test
  void fields_areThoseOfALine() throws IOException {
    Set<String> fields = new TreeSet<>(format.get("value").propertyNames());
    for (String key : List.of("timestamp-field", "level-field", "opid-field", "body-field")) {
      fields.add(format.get(key).stringValue());
    }
    for (JsonNode part : format.get("line-format")) {
      if (part.isObject()) {
        fields.add(part.get("field").stringValue());
      }
    }
    fields.remove("__timestamp__");
    for (String line : Files.readAllLines(SAMPLES)) {
      JsonNode json = LineSchema.parse(line);
      fields.removeIf(field -> !json.at("/" + field).isMissingNode());
    }
    assertThat(fields).isEmpty();
  }

  @Test
  void levels_areTheSeverities() {
    List<String> severities =
        format.get("level").properties().stream()
            .map(Map.Entry::getValue)
            .map(JsonNode::stringValue)
            .toList();
    JsonNode known = LineSchema.STRICT.json().at("/properties/severity/enum");
    assertThat(known).isNotEmpty().allMatch(each -> severities.contains(each.stringValue()));
  }
}
