package io.telemetryagent.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.SpanStack;
import io.telemetryagent.output.ErrorFacts;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, kinds, status and attributes, by OpenTelemetry's semantic conventions. */
class EventSpanTest implements SpanJoin.Target {
  private final SpanStack somewhere = AnyThread.stack();
  private final MethodTable methods = new MethodTable();
  private final SpanJoin join = new SpanJoin(methods, this);
  private final List<EventSpan> spans = new ArrayList<>();
  private final List<EventLog> logs = new ArrayList<>();
  private final Event event = new Event();

  @Override
  public void span(EventSpan span) {
    spans.add(span);
  }

  @Override
  public void log(EventLog log) {
    logs.add(log);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Orders, place, Orders.place",
    "com.acme.Orders$Line, <init>, Orders$Line.<init>",
    "NoPackage, main, NoPackage.main",
    "com.acme.Orders, lambda$place$0, Orders.lambda$place$0",
  })
  void call_isNamedByTypeAndMethod(String type, String method, String name) {
    event.method = methods.numberOf(type, method, "(int)");
    EventSpan span = closed(EventType.FUNCTION_EXIT, Map.of());
    assertThat(span.getName()).isEqualTo(name);
    assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(attributes(span))
        .containsEntry("code.function.name", type + "." + method)
        .containsEntry("code.signature", "(int)");
  }

  @ParameterizedTest
  @CsvSource({
    "server, GET, /orders/{id}, GET /orders/{id}",
    "server, POST, , POST",
    "server, FETCH, /orders, HTTP /orders",
    "client, GET, /orders/{id}, GET",
    "client, QUERY, , QUERY",
    "client, get, , HTTP",
  })
  void exchange_isNamedByMethodAndRoute(String kind, String method, String route, String name) {
    Map<String, Object> facts = http(kind, "http://shop/orders/7");
    facts.put("http.method", method);
    if (route != null) {
      facts.put("http.route", route);
    }
    EventSpan span = closed(EventType.HTTP_RESPONSE, facts);
    assertThat(span.getName()).isEqualTo(name);
    assertThat(span.getKind().name().toLowerCase()).isEqualTo(kind);
  }

  @Test
  void unknownMethod_isAnAttributeOfItsOwn() {
    Map<String, Object> facts = http("client", "http://shop/");
    facts.put("http.method", "FETCH");
    assertThat(attributes(closed(EventType.HTTP_RESPONSE, facts)))
        .containsEntry("http.request.method", "_OTHER")
        .containsEntry("http.request.method_original", "FETCH");
  }

  @ParameterizedTest
  @CsvSource({
    "http://shop:8080/a/b?c=d&e, http, shop, 8080, /a/b, c=d&e",
    "https://shop, https, shop, 443, /, ",
    "http://[::1]:80/, http, ::1, 80, /, ",
    "http://[::1]/x, http, ::1, 80, /x, ",
    "http://shop?q=1, http, shop, 80, /, q=1",
    "/a?b=http://c/, , , , /a, b=http://c/",
    "http://shop:port/x, http, shop, , /x, ",
    "'', , , , /, ",
  })
  void urlThatIsServed_isTakenApart(
      String url, String scheme, String host, Long port, String path, String query) {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("url.scheme", scheme);
    expected.put("server.address", host);
    expected.put("server.port", port);
    expected.put("url.path", path);
    expected.put("url.query", query);
    expected.values().removeIf(value -> value == null);
    Map<String, Object> sent = attributes(closed(EventType.HTTP_RESPONSE, http("server", url)));
    sent.keySet().removeIf(key -> !key.startsWith("url.") && !key.startsWith("server."));
    assertThat(sent).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "server, 200, UNSET", "server, 404, UNSET", "server, 500, ERROR",
    "client, 302, UNSET", "client, 404, ERROR", "client, 503, ERROR"
  })
  void statusCode_isAFailureOrNot(String kind, int code, StatusCode status) {
    event.statusCode = code;
    EventSpan span = closed(EventType.HTTP_RESPONSE, http(kind, "http://shop/"));
    assertThat(span.getStatus().getStatusCode()).isEqualTo(status);
    assertThat(span.getStatus().getDescription()).isEmpty();
    assertThat(attributes(span).get("error.type"))
        .isEqualTo(status == StatusCode.ERROR ? String.valueOf(code) : null);
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT, shop, db, 5432, SELECT shop",
    "SELECT, , db, 5432, SELECT db:5432",
    "SELECT, , db, , SELECT db",
    "SELECT, , , , SELECT",
    ", shop, , , shop",
    ", , , , oracle.db",
  })
  void query_isNamedByOperationAndTarget(
      String operation, String database, String host, Integer port, String name) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("db.system", "oracle");
    facts.put("db.operation", operation);
    facts.put("db.name", database);
    facts.put("net.peer.name", host);
    facts.put("net.peer.port", port);
    facts.values().removeIf(value -> value == null);
    EventSpan span = closed(EventType.DB_RESPONSE, facts);
    assertThat(span.getName()).isEqualTo(name);
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
  }

  @ParameterizedTest
  @CsvSource({"INSERT, 3, BATCH INSERT, 3", "INSERT, 1, INSERT, ", ", 3, BATCH, 3", ", 1, , "})
  void batch_isNamedSo_unlessItIsOne(String operation, int size, String name, Long sent) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("db.system", "mysql");
    facts.put("db.batch_size", size);
    facts.put("db.operation", operation);
    facts.values().removeIf(value -> value == null);
    EventSpan span = closed(EventType.DB_RESPONSE, facts);
    assertThat(span.getName()).isEqualTo(name == null ? "mysql" : name);
    assertThat(attributes(span).get("db.operation.name")).isEqualTo(name);
    assertThat(attributes(span).get("db.operation.batch.size")).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "mssql, microsoft.sql_server",
    "h2, h2database",
    "db2, ibm.db2",
    "postgresql, postgresql",
    "other_sql, other_sql"
  })
  void system_hasItsNewName(String old, String stable) {
    EventSpan span = closed(EventType.DB_RESPONSE, Map.of("db.system", old));
    assertThat(attributes(span)).containsEntry("db.system.name", stable);
  }

  @Test
  void failure_hasStatusEventAndType() {
    event.error = new ErrorFacts("java.io.IOException", "reset", "the trace", 0);
    EventSpan span = closed(EventType.HTTP_RESPONSE, http("client", "http://shop/"));
    assertThat(span.getStatus().getDescription()).isEqualTo("reset");
    assertThat(attributes(span)).containsEntry("error.type", "java.io.IOException");
    assertThat(span.getEvents())
        .singleElement()
        .satisfies(
            told ->
                assertThat(told.getAttributes().get(AttributeKey.stringKey("exception.stacktrace")))
                    .isEqualTo("the trace"));
  }

  @Test
  void spanWhoseBeginningIsNotKnown_beginsItsDurationBeforeItsEnd() {
    event.durationNanos = 30;
    event.epochNanos = 100;
    event.method = methods.numberOf("a.B", "c", null);
    assertThat(closed(EventType.FUNCTION_EXIT, Map.of()).getStartEpochNanos()).isEqualTo(70);
  }

  @Test
  void loneSurrogates_areReplaced_andLongTextsAreCut() {
    String text = "\uD800x\uD83D\uDE00\uDC00" + "y".repeat(AttributeValues.LONGEST);
    Map<String, Object> sent =
        attributes(closed(EventType.DB_RESPONSE, Map.of("db.statement", text)));
    assertThat(sent.get("db.query.text"))
        .asString()
        .startsWith("\uFFFDx\uD83D\uDE00\uFFFDyyy")
        .endsWith("y...")
        .hasSize(AttributeValues.LONGEST + 3);
  }

  @Test
  void eventsOfNoSpan_areLogs() {
    event.type = EventType.EVENTS_DROPPED;
    event.source = somewhere;
    event.method = Event.NO_METHOD;
    event.message = "7 events were dropped";
    join.add(event);
    assertThat(spans).isEmpty();
    assertThat(logs).singleElement().extracting(EventLog::getEventName).isEqualTo("events_dropped");
    assertThat(logs.get(0).getSpanContext().isValid()).isFalse();
  }

  /** A batch of two MiB by weight must fit into the four that gRPC receivers take. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "\u732b"})
  void weight_isHalfOfWhatIsSent_orMore(String letter) {
    String text = letter.repeat(5000);
    event.method = methods.numberOf(text + "." + text, text, text);
    event.threadName = text;
    event.error = new ErrorFacts(text, text, text, 0);
    EventSpan span = closed(EventType.FUNCTION_EXIT, Map.of(text, text, "a", text));
    TraceRequestMarshaler sent = TraceRequestMarshaler.create(List.of(span));
    assertThat(sent.getBinarySerializedSize()).isLessThan(2 * span.weight());
  }

  private static Map<String, Object> http(String kind, String url) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("span.kind", kind);
    facts.put("http.method", "GET");
    facts.put("http.url", url);
    return facts;
  }

  private EventSpan closed(EventType type, Map<String, Object> attributes) {
    event.type = type;
    event.spanId = 5;
    event.traceLow = 1;
    event.source = somewhere;
    event.attributes = attributes;
    if (type != EventType.FUNCTION_EXIT) {
      event.method = Event.NO_METHOD;
    }
    join.add(event);
    return spans.get(0);
  }

  private static Map<String, Object> attributes(EventSpan span) {
    return span.getAttributes().asMap().entrySet().stream()
        .collect(
            Collectors.toMap(
                each -> each.getKey().getKey(),
                Map.Entry::getValue,
                (a, b) -> a,
                LinkedHashMap::new));
  }
}
