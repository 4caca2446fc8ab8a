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

  /** What a mutation does: the value at {@code pointer} of a good line becomes {@code json}. */
  record Mutation(String sample, String pointer, String json) {
    ObjectNode applied() {
      ObjectNode line = (ObjectNode) LineSchema.parse(Samples.text(sample));
      int slash = pointer.lastIndexOf('/');
      ((ObjectNode) line.at(pointer.substring(0, slash)))
          .set(pointer.substring(slash + 1), LineSchema.parse(json));
      return line;
    }
  }

  private static final String LONG_ID = "\"" + "a".repeat(33) + "\"";

  static final List<Mutation> BAD =
      List.of(
          // The envelope.
          bad("entry", "/schema/format", "'telemetry.v1'"),
          bad("entry", "/schema/version", "'2.0.1'"),
          bad("entry", "/schema/more", "1"),
          bad("entry", "/timestamp", "'2026-11-22T09:33:20.00Z'"),
          bad("entry", "/timestamp", "'2026-11-22T09:33:20.001+00:00'"),
          bad("entry", "/timestamp", "'2026-13-22T09:33:20.001Z'"),
          bad("entry", "/timestamp", "'2026-11-22T24:33:20.001Z'"),
          bad("entry", "/timestamp", "'2026-11-22T09:33:20.001Z\\n'"),
          bad("entry", "/timestamp", "null"),
          bad("entry", "/timestamp_ns", "0"),
          bad("entry", "/timestamp_ns", "'1795340000000000000'"),
          bad("entry", "/timestamp_ns", "1.5"),
          bad("entry", "/timestamp_ns", "9223372036854775808"),
          bad("entry", "/sequence", "0"),
          bad("entry", "/sequence", "null"),
          bad("entry", "/event_type", "'function'"),
          bad("entry", "/event_type", "null"),
          bad("entry", "/severity", "'info'"),
          bad("entry", "/severity", "'FATAL'"),
          bad("entry", "/function_name", "''"),
          bad("entry", "/function_name", "'place'"),
          bad("entry", "/function_name", "'com/acme/Orders.place'"),
          bad("entry", "/function_name", "'com.acme.Orders.'"),
          bad("entry", "/trace_id", "'" + "0".repeat(32) + "'"),
          bad("entry", "/trace_id", "'4BF92F3577B34DA6A3CE929D0E0E4736'"),
          bad("entry", "/trace_id", "'4bf92f3577b34da6'"),
          bad("entry", "/trace_id", LONG_ID),
          bad("entry", "/span_id", "'" + "0".repeat(16) + "'"),
          bad("entry", "/span_id", "'00f067aa0ba902b7\\n'"),
          bad("entry", "/span_id", "1"),
          bad("entry", "/parent_span_id", "'00f067aa'"),
          bad("entry", "/parent_span_id", "''"),
          bad("exit", "/duration_ns", "-1"),
          bad("exit", "/duration_ns", "0.5"),
          bad("exit", "/duration_ns", "'1'"),
          bad("entry", "/message", "null"),
          bad("entry", "/message", "''"),
          bad("entry", "/attributes", "null"),
          bad("entry", "/environment", "null"),
          bad("entry", "/environment", "''"),
          bad("entry", "/extra", "1"),
          // Where and who.
          bad("entry", "/service/name", "null"),
          bad("entry", "/service/name", "''"),
          bad("entry", "/service/version", "2"),
          bad("entry", "/service/id", "'x'"),
          bad("entry", "/resource/telemetry.sdk.name", "'opentelemetry'"),
          bad("entry", "/resource/telemetry.sdk.version", "'2.0'"),
          bad("entry", "/resource/runtime.name", "'OpenJDK'"),
          bad("entry", "/resource/runtime.version", "null"),
          bad("entry", "/resource/os.type", "'Linux'"),
          bad("entry", "/resource/os.description", "''"),
          bad("entry", "/resource/os.name", "'x'"),
          bad("entry", "/cloud", "null"),
          bad("entry", "/cloud/provider", "'alibaba'"),
          bad("entry", "/cloud/provider", "null"),
          bad("entry", "/cloud/region", "7"),
          bad("entry", "/cloud/availability_zone", "''"),
          bad("entry", "/cloud/account.id", "123456789012"),
          bad("entry", "/cloud/instance.id", "7"),
          bad("entry", "/cloud/machine.type", "7"),
          bad("entry", "/cloud/image.id", "7"),
          bad("metadata", "/cloud/platform", "'fargate'"),
          bad("metadata", "/cloud/metadata_source", "'IMDSv1'"),
          bad("metadata", "/cloud/metadata_source", "'cache'"),
          bad("metadata", "/cloud/metadata_source", "null"),
          bad("entry", "/cloud/metadata_source", "'env'"),
          bad("entry", "/cloud/zone", "null"),
          bad("entry", "/host/name", "''"),
          bad("entry", "/host/ip", "'builder'"),
          bad("entry", "/host/ip", "'10.0.0.256'"),
          bad("entry", "/host/ip", "'10.0.0'"),
          bad("entry", "/host/ip", "'cafe'"),
          bad("entry", "/host/public_ip", "'203.0.113.9:80'"),
          bad("entry", "/host/mac", "null"),
          bad("entry", "/k8s", "false"),
          bad("metadata", "/k8s/pod.name", "''"),
          bad("metadata", "/k8s/pod.uid", "null"),
          bad("entry", "/process/pid", "0"),
          bad("entry", "/process/pid", "'4711'"),
          bad("entry", "/process/executable", "''"),
          bad("entry", "/process/command_line", "[]"),
          bad("entry", "/process/owner", "null"),
          bad("exception", "/error/type", "null"),
          bad("exception", "/error/type", "''"),
          bad("exception", "/error/message", "1"),
          bad("exception", "/error/stacktrace", "[]"),
          bad("exception", "/error/cause", "null"),
          // Attributes.
          bad("entry", "/attributes/thread.id", "'1'"),
          bad("entry", "/attributes/thread.name", "null"),
          bad("entry", "/attributes/", "1"),
          bad("entry", "/attributes/tags", "['a']"),
          bad("entry", "/attributes/user", "{'id':1}"),
          bad("entry", "/attributes/user.id", "null"),
          bad("entry", "/attributes/span.kind", "'producer'"),
          bad("entry", "/attributes/net.peer.name", "''"),
          bad("entry", "/attributes/net.peer.port", "65536"),
          bad("entry", "/attributes/code.signature", "1"),
          bad("entry", "/attributes/sample_rate", "1"),
          bad("entry", "/attributes/truncated", "false"),
          bad("exit", "/attributes/exit.inferred", "false"),
          bad("entry", "/attributes/http.status_code", "'200'"),
          bad("entry", "/attributes/http.status_code", "99"),
          bad("entry", "/attributes/http.method", "''"),
          bad("entry", "/attributes/http.url", "1"),
          bad("entry", "/attributes/http.user_agent", "1"),
          bad("entry", "/attributes/http.route", "1"),
          bad("entry", "/attributes/db.system", "''"),
          bad("entry", "/attributes/db.statement", "1"),
          bad("entry", "/attributes/db.name", "1"),
          bad("entry", "/attributes/db.operation", "1"),
          bad("outer exception", "/attributes/error.origin_span_id", "'x'"),
          // What each event type adds.
          bad("start", "/sequence", "2"),
          bad("entry", "/sequence", "1"),
          bad("start", "/severity", "'WARN'"),
          bad("start", "/function_name", "'com.acme.Shop.main'"),
          bad("start", "/trace_id", "'4bf92f3577b34da6a3ce929d0e0e4736'"),
          bad("start", "/span_id", "'00f067aa0ba902b7'"),
          bad("start", "/parent_span_id", "'00f067aa0ba902b7'"),
          bad("start", "/duration_ns", "1"),
          bad("start", "/error", "{'type':'E','message':null,'stacktrace':null}"),
          bad("start", "/attributes/config.include", "1"),
          bad("stop", "/severity", "'ERROR'"),
          bad("stop", "/span_id", "'00f067aa0ba902b7'"),
          bad("stop", "/attributes/events.function_entry", "'2'"),
          bad("stop", "/attributes/events_dropped", "-1"),
          bad("stop", "/attributes/open_spans", "0.5"),
          bad("stop", "/attributes/agent_faults", "-1"),
          bad("metadata", "/severity", "'WARN'"),
          bad("config", "/severity", "'WARN'"),
          bad("config", "/trace_id", "'4bf92f3577b34da6a3ce929d0e0e4736'"),
          bad("dropped", "/severity", "'INFO'"),
          bad("dropped", "/function_name", "'com.acme.Orders.place'"),
          bad("dropped", "/attributes/dropped.total", "0"),
          bad("dropped", "/attributes/dropped.function_entry", "-1"),
          bad("dropped", "/attributes/dropped.reason", "7"),
          bad("damped", "/severity", "'INFO'"),
          bad("damped", "/function_name", "null"),
          bad("summary", "/severity", "'WARN'"),
          bad("summary", "/function_name", "null"),
          bad("summary", "/duration_ns", "5"),
          bad("entry", "/severity", "'DEBUG'"),
          bad("entry", "/function_name", "null"),
          bad("entry", "/trace_id", "null"),
          bad("entry", "/span_id", "null"),
          bad("entry", "/duration_ns", "5"),
          bad("entry", "/message", "'com.acme.Orders.place'"),
          bad("entry", "/error", "{'type':'E','message':null,'stacktrace':null}"),
          bad("exit", "/severity", "'ERROR'"),
          bad("exit", "/severity", "'WARN'"),
          bad("exit", "/function_name", "null"),
          bad("exit", "/trace_id", "null"),
          bad("exit", "/span_id", "null"),
          bad("exit", "/duration_ns", "null"),
          bad("exit", "/error", "{'type':'E','message':null,'stacktrace':null}"),
          bad("failed exit", "/severity", "'INFO'"),
          bad("failed exit", "/error", "null"),
          bad("failed exit", "/error/stacktrace", "'at'"),
          bad("exception", "/severity", "'WARN'"),
          bad("exception", "/function_name", "null"),
          bad("exception", "/span_id", "null"),
          bad("exception", "/duration_ns", "1"),
          bad("exception", "/error", "null"),
          bad("outer exception", "/error/stacktrace", "'at'"),
          bad("http request", "/severity", "'WARN'"),
          bad("http request", "/trace_id", "null"),
          bad("http request", "/duration_ns", "1"),
          bad("http request", "/error", "{'type':'E','message':null,'stacktrace':null}"),
          bad("http request", "/attributes/span.kind", "'internal'"),
          bad("http response", "/span_id", "null"),
          bad("http response", "/duration_ns", "null"),
          bad("http response", "/severity", "'WARN'"),
          bad("http response", "/severity", "'DEBUG'"),
          bad("http response", "/attributes/http.status_code", "404"),
          bad("http response", "/attributes/http.status_code", "503"),
          bad("http response", "/error", "{'type':'E','message':null,'stacktrace':null}"),
          bad("http response", "/attributes/span.kind", "'internal'"),
          bad("http 404", "/severity", "'INFO'"),
          bad("http 404", "/severity", "'ERROR'"),
          bad("http 503", "/severity", "'WARN'"),
          bad("http failure", "/severity", "'WARN'"),
          bad("db request", "/severity", "'WARN'"),
          bad("db request", "/duration_ns", "1"),
          bad("db request", "/span_id", "null"),
          bad("db request", "/error", "{'type':'E','message':null,'stacktrace':null}"),
          bad("db response", "/duration_ns", "null"),
          bad("db response", "/severity", "'ERROR'"),
          bad("failed db response", "/severity", "'INFO'"),
          bad("failed db response", "/error", "null"));

  private static Mutation bad(String sample, String pointer, String json) {
    return new Mutation(sample, pointer, json.replace('\'', '"'));
  }

  @ParameterizedTest
  @MethodSource("io.telemetryagent.e2e.lines.Samples#names")
  void strict_acceptsWhatTheAgentWrites(String sample) {
    assertThat(LineSchema.STRICT.violations(LineSchema.parse(Samples.text(sample)))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("BAD")
  void strictAndLenient_refuseAWrongValue(Mutation mutation) {
    ObjectNode line = mutation.applied();
    assertThat(LineSchema.STRICT.violations(line)).as("strict, %s", mutation).isNotEmpty();
    assertThat(LineSchema.LENIENT.violations(line)).as("lenient, %s", mutation).isNotEmpty();
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
