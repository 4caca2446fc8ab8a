package io.telemetryagent.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.telemetryagent.bootstrap.MethodTable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TelemetryV2EncoderTest {
  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final int MAX_LINE = 64 * 1024;

  private final MethodTable methods = new MethodTable();
  private final TelemetryV2Encoder encoder = new TelemetryV2Encoder(methods, MAX_LINE);

  @Test
  void line_ofAnEntry() throws Exception {
    Event event = entry("com.acme.Orders", "place", null);
    encoder.resource(Map.of("service", Map.of("name", "shop")));
    assertThat(encode(event))
        .isEqualTo(
            "{\"schema\":{\"format\":\"telemetry.v2\",\"version\":\"2.0.0\"},"
                + "\"timestamp\":\"2026-11-22T09:33:20.001Z\","
                + "\"timestamp_ns\":1795340000001999999,\"sequence\":7,"
                + "\"event_type\":\"function_entry\",\"severity\":\"INFO\","
                + "\"function_name\":\"com.acme.Orders.place\","
                + "\"trace_id\":\"00000000000000010000000000000002\","
                + "\"span_id\":\"0000000000000003\",\"parent_span_id\":null,"
                + "\"duration_ns\":null,\"message\":\"entered com.acme.Orders.place\","
                + "\"attributes\":{},\"service\":{\"name\":\"shop\"},\"error\":null}\n");
  }

  @Test
  void methodOfALaterTable_hasItsOwnName() throws Exception {
    MethodTable later = new MethodTable(Integer.MAX_VALUE - 10);
    Event event = entry("com.acme.Orders", "place", null);
    event.method = later.numberOf("com.acme.Orders", "cancel", null);
    LineBuffer out = new LineBuffer(64);
    new TelemetryV2Encoder(later, MAX_LINE).encode(event, out);
    JsonNode line = STRICT.readTree(out.toByteArray());
    assertThat(line.get("function_name").asText()).isEqualTo("com.acme.Orders.cancel");
  }

  @Test
  void line_ofAFailedExit_saysErrorDurationAndOrigin() throws Exception {
    Event event = entry("com.acme.Orders", "place", "(int,java.lang.String)");
    event.type = EventType.FUNCTION_EXIT;
    event.parentId = 9;
    event.durationNanos = 1_234_567;
    event.error = new ErrorFacts("java.io.IOException", "gone", null, 0xabc);
    JsonNode line = STRICT.readTree(encode(event));
    assertThat(line.get("severity").asText()).isEqualTo("ERROR");
    assertThat(line.get("parent_span_id").asText()).isEqualTo("0000000000000009");
    assertThat(line.get("duration_ns").asLong()).isEqualTo(1_234_567);
    assertThat(line.get("message").asText()).isEqualTo("com.acme.Orders.place took 1.235 ms");
    assertThat(line.at("/attributes/code.signature").asText()).isEqualTo("(int,java.lang.String)");
    assertThat(line.at("/attributes/error.origin_span_id").asText()).isEqualTo("0000000000000abc");
    assertThat(line.at("/error/type").asText()).isEqualTo("java.io.IOException");
    assertThat(line.at("/error/stacktrace").isNull()).isTrue();
  }

  @Test
  void line_thatIsTooLong_hasItsLongestStringsCut() throws Exception {
    Event event = entry("com.acme.Orders", "place", null);
    event.type = EventType.EXCEPTION;
    event.error = new ErrorFacts("E", "x".repeat(1 << 20), "é".repeat(1 << 20), 0);
    String text = encode(event);
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(MAX_LINE);
    JsonNode line = STRICT.readTree(text);
    assertThat(line.at("/attributes/truncated").asBoolean()).isTrue();
    assertThat(line.at("/error/message").asText()).startsWith("xxx").endsWith("...");
    assertThat(line.at("/error/stacktrace").asText()).startsWith("ééé").endsWith("...");
    event.error = null;
    event.type = EventType.FUNCTION_ENTRY;
    assertThat(encode(event)).doesNotContain("truncated");
  }

  @Property
  void line_withAnyAttributes_isOneLineThatReadsBackEqual(
      @ForAll("anyAttributes") Map<String, Object> attributes) throws Exception {
    Event event = entry("com.acme.Orders", "place", null);
    event.type = EventType.AGENT_START;
    event.method = Event.NO_METHOD;
    event.message = "started";
    event.attributes = attributes;
    String text = encode(event);
    assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
    JsonNode read = STRICT.readTree(text).get("attributes");
    Map<String, Object> expected = Attributes.readable(attributes);
    assertThat(read.size()).isEqualTo(attributes.size());
    expected.forEach(
        (key, value) -> {
          JsonNode actual = read.get(LineBufferTest.wellFormed(key));
          if (value instanceof String) {
            assertThat(actual.asText()).isEqualTo(LineBufferTest.wellFormed((String) value));
          } else if (value instanceof Long) {
            assertThat(actual.isIntegralNumber()).isTrue();
            assertThat(actual.asLong()).isEqualTo(value);
          } else if (Double.isFinite((Double) value)) {
            assertThat(actual.asDouble()).isEqualTo(value);
          } else {
            assertThat(actual.asText()).isEqualTo(value.toString());
          }
        });
  }

  @Provide
  static Arbitrary<Map<String, Object>> anyAttributes() {
    Arbitrary<Object> values =
        Arbitraries.oneOf(
            LineBufferTest.anyText().map(text -> (Object) text),
            Arbitraries.longs().map(number -> (Object) number),
            Arbitraries.doubles().map(number -> (Object) number),
            Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY).map(number -> (Object) number));
    Arbitrary<String> keys =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("abAB._").ofMaxLength(5), LineBufferTest.anyText());
    return Arbitraries.maps(keys, values)
        .ofMaxSize(8)
        // Lone surrogates read back as U+FFFD: two such keys could become one.
        .filter(
            map ->
                map.keySet().stream().map(LineBufferTest::wellFormed).distinct().count()
                    == map.size())
        .map(LinkedHashMap::new);
  }

  private Event entry(String type, String method, String signature) {
    Event event = new Event();
    event.type = EventType.FUNCTION_ENTRY;
    event.method = methods.numberOf(type, method, signature);
    event.epochNanos = 1795340000_001_999_999L;
    event.sequence = 7;
    event.traceHigh = 1;
    event.traceLow = 2;
    event.spanId = 3;
    event.durationNanos = -1;
    return event;
  }

  private String encode(Event event) {
    LineBuffer out = new LineBuffer(16);
    encoder.encode(event, out);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }
}
