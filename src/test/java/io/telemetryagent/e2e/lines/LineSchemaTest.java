package io.telemetryagent.e2e.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LineSchemaTest {

  @ParameterizedTest
  @MethodSource("io.telemetryagent.e2e.lines.Samples#names")
  void strict_acceptsWhatTheAgentWrites(String sample) {
    assertThat(LineSchema.STRICT.violations(LineSchema.parse(Samples.text(sample)))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("io.telemetryagent.e2e.lines.BadLine#ALL")
  void strictAndLenient_refuseAWrongValue(BadLine bad) {
    ObjectNode line = bad.json();
    assertThat(LineSchema.STRICT.violations(line)).as("strict, %s", bad).isNotEmpty();
    assertThat(LineSchema.LENIENT.violations(line)).as("lenient, %s", bad).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.telemetryagent.e2e.lines.Samples#names")
  void lenientAlone_acceptsALineWithoutAKey(String sample) {
    JsonNode whole = LineSchema.parse(Samples.text(sample));
    for (String key : List.copyOf(whole.propertyNames())) {
      ObjectNode cut = (ObjectNode) whole.deepCopy();
      JsonNode value = cut.remove(key);
      assertOnlyLenientAccepts(cut, key);
      if (value.isObject() && !key.equals("attributes")) {
        for (String inner : value.propertyNames()) {
          cut.set(key, ((ObjectNode) value.deepCopy()).without(inner));
          assertOnlyLenientAccepts(cut, key + "/" + inner);
        }
      }
    }
  }

  @Test
  void strict_needsTheAttributesOfTheEventType() {
    for (String[] needed :
        new String[][] {
          {"entry", "thread.id", "thread.name"},
          {"stop", "events_dropped", "open_spans"},
          {"dropped", "dropped.total", "dropped.reason"},
          {"refused", "dropped.traces", "dropped.reason"},
          {"damped", "calls_per_second", "duration.mean_ns", "max_calls_per_second"},
          {"summary", "calls", "errors", "calls_timed", "window_ms"},
          {"http request", "span.kind", "http.method", "http.url"},
          {"http response", "span.kind", "http.method", "http.url", "http.status_code"},
          {"db request", "db.system"},
          {"db response", "db.system"},
        }) {
      for (String key : List.of(needed).subList(1, needed.length)) {
        ObjectNode line = (ObjectNode) LineSchema.parse(Samples.text(needed[0]));
        ((ObjectNode) line.get("attributes")).remove(key);
        assertOnlyLenientAccepts(line, needed[0] + " without " + key);
      }
    }
  }

  @Test
  void lenient_isStrictWithoutWhatIsRequired() {
    ObjectNode strict = (ObjectNode) relaxed(LineSchema.STRICT.json());
    ObjectNode lenient = (ObjectNode) LineSchema.LENIENT.json();
    List<String> heading = List.of("$id", "title", "description");
    assertThat(lenient.remove(heading)).isEqualTo(strict.remove(heading));
  }

  @Test
  void everyEventType_hasASample() {
    List<String> types = new ArrayList<>();
    for (String sample : Samples.names()) {
      types.add(LineSchema.parse(Samples.text(sample)).get("event_type").stringValue());
    }
    JsonNode known = LineSchema.STRICT.json().at("/properties/event_type/enum");
    assertThat(Set.copyOf(types))
        .isEqualTo(Set.copyOf(known.valueStream().map(JsonNode::stringValue).toList()));
  }

  @Test
  void parse_refusesWhatJsonForbids() {
    for (String text : List.of("{\"a\":1,\"a\":2}", "{\"a\":1} {}", "{\"a\":NaN}", "{\"a\":1,}")) {
      assertThatThrownBy(() -> LineSchema.parse(text))
          .as(text)
          .isInstanceOf(JacksonException.class);
    }
  }

  private static void assertOnlyLenientAccepts(JsonNode line, String without) {
    assertThat(LineSchema.STRICT.violations(line)).as("strict, without " + without).isNotEmpty();
    assertThat(LineSchema.LENIENT.violations(line)).as("lenient, without " + without).isEmpty();
  }

  /** Drops every `required` but those of a condition, which ask whether a rule applies at all. */
  private static JsonNode relaxed(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      if (object.path("required").isArray()) {
        object.remove("required");
      }
      object.forEachEntry(
          (key, value) -> {
            if (!key.equals("if")) {
              relaxed(value);
            }
          });
    } else if (schema.isArray()) {
      schema.values().forEach(LineSchemaTest::relaxed);
    }
    return schema;
  }
}
