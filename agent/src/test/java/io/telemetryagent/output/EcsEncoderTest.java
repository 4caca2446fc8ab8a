package io.telemetryagent.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.telemetryagent.bootstrap.MethodTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EcsEncoderTest {
  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final int MAX_LINE = 64 * 1024;

  private final MethodTable methods = new MethodTable();
  private final EcsEncoder encoder = new EcsEncoder(methods, MAX_LINE);

  @Test
  void line_ofAnEntry() {
    encoder.resource(
        Map.of("service", Map.of("name", "shop"), "resource", Map.of("runtime.name", "java")));
    assertThat(encode(call(EventType.FUNCTION_ENTRY)))
        .startsWith(
            "{\"@timestamp\":\"2026-11-22T09:33:20.001999999Z\",\"log.level\":\"INFO\","
                + "\"message\":\"entered com.acme.Orders.place\",\"ecs.version\":\"9.3.0\","
                + "\"event.kind\":\"event\",\"event.action\":\"function_entry\","
                + "\"event.category\":[\"api\"],\"event.type\":[\"start\"],\"log.origin.function\":\"com.acme.Orders.place\","
                + "\"event.sequence\":7,"
                + "\"trace.id\":\"00000000000000010000000000000002\","
                + "\"span.id\":\"0000000000000003\",\"service.name\":\"shop\","
                + "\"event.dataset\":\"shop.telemetry\","
                + "\"labels\":{\"runtime_name\":\"java\"}}\n");
  }

  @Test
  void line_ofAFailedExit_saysErrorDurationAndOrigin() throws Exception {
    Event event = call(EventType.FUNCTION_EXIT);
    event.method = methods.numberOf("com.acme.Orders", "place", "(int,java.lang.String)");
    event.parentId = 9;
    event.durationNanos = 1_234_567;
    event.error = new ErrorFacts("java.io.IOException", null, null, 0xabc);
    event.threshold = 1L << 55;
    JsonNode line = read(event);
    assertThat(line.get("log.level").asText()).isEqualTo("ERROR");
    assertThat(line.get("message").asText()).isEqualTo("com.acme.Orders.place took 1.235 ms");
    assertThat(line.get("event.outcome").asText()).isEqualTo("failure");
    assertThat(line.get("event.duration").asLong()).isEqualTo(1_234_567);
    assertThat(line.get("parent.id").asText()).isEqualTo("0000000000000009");
    assertThat(line.get("error.type").asText()).isEqualTo("java.io.IOException");
    assertThat(line.has("error.message")).isFalse();
    assertThat(line.at("/labels/code_signature").asText()).isEqualTo("(int,java.lang.String)");
    assertThat(line.at("/labels/sample_rate")).isEqualTo(TextNode.valueOf("0.5"));
    assertThat(line.at("/labels/error_origin_span_id").asText()).isEqualTo("0000000000000abc");
  }

  @Test
  void attributes_goWhereEcsHasAField_andElseToLabels() throws Exception {
    Event event = call(EventType.HTTP_RESPONSE);
    event.method = Event.NO_METHOD;
    event.message = "GET /orders/7 404 in 9.0 ms";
    event.statusCode = 404;
    event.attributes = new LinkedHashMap<>();
    event.attributes.put("http.method", "GET");
    event.attributes.put("http.url", "http://[::1]:8080/orders/7?next=http://x/#f");
    event.attributes.put("http.status_code", 404);
    event.attributes.put("http.user_agent", "curl/8");
    event.attributes.put("http.route", "/orders/{id}");
    event.attributes.put("db.system", "postgresql");
    event.attributes.put("net.peer.port", 5432);
    event.attributes.put("net_peer_port", null);
    event.attributes.put("net*peer\\port", "other");
    JsonNode line = read(event);
    assertThat(line.get("log.level").asText()).isEqualTo("WARN");
    assertThat(line.get("event.category").toString()).isEqualTo("[\"api\",\"web\"]");
    assertThat(line.get("event.type").toString()).isEqualTo("[\"access\",\"end\"]");
    assertThat(line.get("event.outcome").asText()).isEqualTo("success");
    assertThat(line.has("log.origin.function")).isFalse();
    assertThat(line.get("http.request.method").asText()).isEqualTo("GET");
    assertThat(line.get("http.response.status_code").isInt()).isTrue();
    assertThat(line.get("url.full").asText()).isEqualTo(event.attributes.get("http.url"));
    assertThat(line.get("url.scheme").asText()).isEqualTo("http");
    assertThat(line.get("url.path").asText()).isEqualTo("/orders/7");
    assertThat(line.get("user_agent.original").asText()).isEqualTo("curl/8");
    assertThat(line.get("service.target.type").asText()).isEqualTo("postgresql");
    assertThat(line.get("labels").toString())
        .isEqualTo(
            "{\"http_route\":\"/orders/{id}\",\"db_system\":\"postgresql\","
                + "\"net_peer_port\":\"5432\",\"net_peer_port_\":\"other\"}");
  }

  @Test
  void whatEcsCallsTheSame_isNoLabel() throws Exception {
    Event event = call(EventType.AGENT_METADATA);
    event.method = Event.NO_METHOD;
    event.message = "found";
    event.attributes = Map.of("container.id", "0a1b", "faas.name", "pay", "k8s.pod.uid", "7");
    JsonNode line = read(event);
    assertThat(line.get("container.id").asText()).isEqualTo("0a1b");
    assertThat(line.get("faas.name").asText()).isEqualTo("pay");
    assertThat(line.get("labels").toString()).isEqualTo("{\"k8s_pod_uid\":\"7\"}");
  }

  /** The types that ECS expects of a category: its field reference, event.category. */
  @ParameterizedTest
  @EnumSource
  void eventType_isOneThatItsCategoryExpects(EventType type) throws Exception {
    Map<String, List<String>> expected =
        Map.of(
            "api", List.of("access", "start", "end", "info"),
            "web", List.of("access", "info"),
            "database", List.of("access", "info"),
            "process", List.of("access", "start", "end", "info"),
            "configuration", List.of("access", "info"));
    JsonNode line = STRICT.readTree("{" + EcsCategories.of(type) + "}");
    Set<String> types = new HashSet<>();
    for (JsonNode category : line.get("event.category")) {
      types.addAll(expected.get(category.asText()));
    }
    assertThat(line.get("event.type")).allMatch(each -> types.contains(each.asText()));
    assertThat(line.get("event.type")).isNotEmpty();
  }

  @Test
  void labelName_isNotBlank_norAPath() {
    assertThat(EcsAttributes.labelName("\u2003")).isEqualTo("\u2003_");
    assertThat(EcsAttributes.labelName("")).isEqualTo("_");
    assertThat(EcsAttributes.labelName("a.*\\b")).isEqualTo("a___b");
  }

  @Test
  void pathOfAUrl_withoutAScheme() throws Exception {
    Event event = call(EventType.HTTP_REQUEST);
    event.method = Event.NO_METHOD;
    event.message = "GET";
    event.attributes = Map.of("http.url", "/a://b?c=/d");
    JsonNode line = read(event);
    assertThat(line.has("url.scheme")).isFalse();
    assertThat(line.get("url.path").asText()).isEqualTo("/a://b");
  }

  @Test
  void resource_goesWhereEcsHasAField_andElseToLabels() throws Exception {
    Map<String, Object> sections = new LinkedHashMap<>();
    sections.put("environment", "dev");
    sections.put("resource", Map.of("os.type", "darwin"));
    sections.put("cloud", Map.of("platform", "eks", "image.id", "ami-1"));
    sections.put("host", Map.of("ip", "10.0.0.1"));
    sections.put("k8s", Map.of("namespace.name", "shop"));
    encoder.resource(sections);
    JsonNode line = read(call(EventType.FUNCTION_ENTRY));
    assertThat(line.get("service.environment").asText()).isEqualTo("dev");
    assertThat(line.get("host.os.type").asText()).isEqualTo("macos");
    assertThat(line.get("cloud.service.name").asText()).isEqualTo("eks");
    assertThat(line.get("host.ip").toString()).isEqualTo("[\"10.0.0.1\"]");
    assertThat(line.get("orchestrator.namespace").asText()).isEqualTo("shop");
    assertThat(line.get("kubernetes.namespace").asText()).isEqualTo("shop");
    assertThat(line.get("labels").toString()).isEqualTo("{\"cloud_image_id\":\"ami-1\"}");
    sections.replaceAll((key, value) -> null);
    encoder.resource(sections);
    assertThat(read(call(EventType.FUNCTION_ENTRY)).get("labels").isEmpty()).isTrue();
  }

  @Test
  void line_thatIsTooLong_hasItsLongestStringsCut() throws Exception {
    Event event = call(EventType.EXCEPTION);
    event.error = new ErrorFacts("E", "x".repeat(1 << 20), "é".repeat(1 << 20), 0);
    String text = encode(event);
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(MAX_LINE);
    JsonNode line = STRICT.readTree(text);
    assertThat(line.at("/labels/truncated").asText()).isEqualTo("true");
    assertThat(line.get("error.message").asText()).startsWith("xxx").endsWith("...");
    assertThat(line.get("error.stack_trace").asText()).startsWith("ééé").endsWith("...");
  }

  @Property
  void line_withAnyAttributes_isOneLineOfTextsInOrder(
      @ForAll("anyAttributes") Map<String, Object> attributes, @ForAll EventType type)
      throws Exception {
    encoder.resource(Map.of("resource", Map.of("a.b", "known")));
    Event event = call(type);
    event.message = "any";
    event.durationNanos = 1;
    event.error = new ErrorFacts("E", (String) attributes.get("text"), null, 1);
    event.attributes = attributes;
    String text = encode(event);
    assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
    JsonNode line = STRICT.readTree(text);
    List<String> keys = new ArrayList<>();
    line.fieldNames().forEachRemaining(keys::add);
    assertThat(keys).startsWith("@timestamp", "log.level", "message", "ecs.version");
    assertThat(keys).endsWith("labels");
    assertThat(line.get("labels")).allMatch(JsonNode::isTextual);
    line.get("labels").fieldNames().forEachRemaining(EcsEncoderTest::assertIsPlain);
    // Those of the attributes, of the resource, and of the error.
    assertThat(line.get("labels")).hasSize(attributes.size() + 2);
  }

  private static void assertIsPlain(String label) {
    assertThat(label).isNotBlank().doesNotContain(".", "*", "\\");
  }

  @Provide
  static Arbitrary<Map<String, Object>> anyAttributes() {
    return TelemetryV2EncoderTest.anyAttributes()
        .map(
            attributes -> {
              Map<String, Object> copy = new LinkedHashMap<>(attributes);
              copy.put("text", attributes.keySet().toString());
              return copy;
            });
  }

  private Event call(EventType type) {
    Event event = new Event();
    event.type = type;
    event.method = methods.numberOf("com.acme.Orders", "place", null);
    event.epochNanos = 1795340000_001_999_999L;
    event.sequence = 7;
    event.traceHigh = 1;
    event.traceLow = 2;
    event.spanId = 3;
    event.durationNanos = -1;
    return event;
  }

  private JsonNode read(Event event) throws Exception {
    return STRICT.readTree(encode(event));
  }

  private String encode(Event event) {
    LineBuffer out = new LineBuffer(16);
    encoder.encode(event, out);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }
}
