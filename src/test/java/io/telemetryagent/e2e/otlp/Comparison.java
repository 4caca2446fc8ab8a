package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span.Event;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds what was received against the lines of the same run, one by one. */
public final class Comparison {
  private Comparison() {}

  /** Fails unless each span and each other line of {@code run} was received once, as it is. */
  public static void check(Run run, Collected collected) {
    check(run.lines(), collected);
  }

  /** The same for all lines of one life of the agent. */
  public static void check(List<Line> lines, Collected collected) {
    List<Span> spans = Span.of(lines).stream().filter(span -> !span.isOpen()).toList();
    checkAll(spans, collected.spans());
    Set<String> ids = ids(spans);
    List<Line> others =
        lines.stream()
            .filter(line -> line.spanId() == null || !ids.contains(line.spanId()))
            .toList();
    checkLogs(others, collected.logs());
  }

  /** As {@link #check}, where only some spans arrived, and some of them again. */
  public static void checkSome(Run run, Collected collected) {
    Map<String, Span> spans =
        run.spans().stream().collect(Collectors.toMap(span -> span.entry().spanId(), s -> s));
    List<SentSpan> distinct = collected.distinctSpans();
    assertThat(distinct).extracting(SentSpan::id).doesNotHaveDuplicates();
    distinct.forEach(sent -> checkSpan(spans.get(sent.id()), sent));
  }

  private static void checkAll(List<Span> spans, List<SentSpan> sent) {
    Map<String, SentSpan> byId = new HashMap<>();
    sent.forEach(each -> assertThat(byId.put(each.id(), each)).as("twice: %s", each).isNull());
    assertThat(byId.keySet()).isEqualTo(ids(spans));
    spans.forEach(span -> checkSpan(span, byId.get(span.entry().spanId())));
  }

  private static void checkSpan(Span span, SentSpan sent) {
    Line end = span.exit();
    assertThat(sent.traceId()).isEqualTo(end.traceId());
    assertThat(sent.parentId()).isEqualTo(end.parentSpanId());
    assertThat(sent.span().getStartTimeUnixNano()).isEqualTo(span.entry().timestampNs());
    assertThat(sent.span().getEndTimeUnixNano()).isEqualTo(end.timestampNs());
    assertThat(sent.span().getKind()).isEqualTo(kind(end));
    assertThat(sent.name()).isEqualTo(name(end));
    assertThat(sent.attributes()).isEqualTo(attributes(end));
    assertThat(sent.span().getStatus()).isEqualTo(status(end));
    assertThat(sent.span().getEventsList()).hasSize(thrown(span) == null ? 0 : 1);
    if (thrown(span) != null) {
      checkException(thrown(span), sent.span().getEvents(0));
    }
    assertThat(sent.span().getDroppedAttributesCount()).isZero();
    assertThat(sent.origin()).isEqualTo(ExpectedOrigin.of(end.origin()));
  }

  private static SpanKind kind(Line end) {
    if (end.is("function_exit")) {
      return SpanKind.SPAN_KIND_INTERNAL;
    }
    return end.isServed() ? SpanKind.SPAN_KIND_SERVER : SpanKind.SPAN_KIND_CLIENT;
  }

  private static String name(Line end) {
    if (end.is("function_exit")) {
      return end.functionName().replaceFirst("^.*\\.([^.]+\\.[^.]+)$", "$1");
    }
    if (end.is("db_response")) {
      String database = end.attribute("db.name");
      String operation = ExpectedAttributes.of(end).get("db.operation.name").toString();
      return operation + (database == null ? "" : " " + database);
    }
    String route = end.isServed() ? end.attribute("http.route") : null;
    return end.attribute("http.method") + (route == null ? "" : " " + route);
  }

  private static Map<String, Object> attributes(Line end) {
    Map<String, Object> attributes = ExpectedAttributes.of(end);
    if (end.error() != null) {
      attributes.put("error.type", end.errorType());
    } else if (isFailedStatus(end)) {
      attributes.put("error.type", end.attribute("http.status_code"));
    }
    return attributes;
  }

  private static boolean isFailedStatus(Line end) {
    String status = end.attribute("http.status_code");
    return status != null && Integer.parseInt(status) >= (end.isServed() ? 500 : 400);
  }

  private static Status status(Line end) {
    Status.Builder status = Status.newBuilder();
    if (end.error() != null || isFailedStatus(end)) {
      status.setCode(StatusCode.STATUS_CODE_ERROR);
    }
    if (end.errorMessage() != null) {
      status.setMessage(end.errorMessage());
    }
    return status.build();
  }

  /** The line that tells of the exception which ended the span; null for none. */
  private static Line thrown(Span span) {
    if (span.exit().is("function_exit")) {
      return span.exception();
    }
    return span.exit().error() == null ? null : span.exit();
  }

  private static void checkException(Line line, Event sent) {
    assertThat(sent.getName()).isEqualTo("exception");
    assertThat(sent.getTimeUnixNano()).isEqualTo(line.timestampNs());
    assertThat(Attributes.of(sent.getAttributesList())).isEqualTo(exception(line));
  }

  private static Map<String, Object> exception(Line line) {
    Map<String, Object> expected = new TreeMap<>();
    expected.put("exception.type", line.errorType());
    putIfThere(expected, "exception.message", line.errorMessage());
    putIfThere(expected, "exception.stacktrace", line.stackTrace());
    putIfThere(expected, "error.origin_span_id", line.attribute("error.origin_span_id"));
    return expected;
  }

  private static void putIfThere(Map<String, Object> map, String key, String value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  private static Set<String> ids(List<Span> spans) {
    return spans.stream().map(span -> span.entry().spanId()).collect(Collectors.toSet());
  }

  private static void checkLogs(List<Line> lines, List<SentLog> sent) {
    Map<Object, SentLog> bySequence = new HashMap<>();
    sent.forEach(log -> bySequence.put(log.attributes().get("event.sequence"), log));
    assertThat(sent).hasSameSizeAs(lines);
    lines.forEach(line -> checkLog(line, bySequence.get(line.sequence())));
  }

  private static void checkLog(Line line, SentLog sent) {
    assertThat(sent).as(line.toString()).isNotNull();
    assertThat(sent.eventName()).isEqualTo(line.eventType());
    assertThat(sent.record().getTimeUnixNano()).isEqualTo(line.timestampNs());
    assertThat(sent.record().getSeverityText()).isEqualTo(line.severity());
    assertThat(sent.record().getSeverityNumberValue())
        .isEqualTo(Map.of("INFO", 9, "WARN", 13, "ERROR", 17).get(line.severity()));
    assertThat(sent.record().getBody().getStringValue()).isEqualTo(line.message());
    assertThat(sent.spanId()).isEqualTo(line.spanId());
    assertThat(sent.traceId()).isEqualTo(line.traceId());
    Map<String, Object> expected = ExpectedAttributes.of(line);
    if (line.error() != null) {
      expected.putAll(exception(line));
    }
    assertThat(sent.attributes()).isEqualTo(expected);
    assertThat(sent.origin()).isEqualTo(ExpectedOrigin.of(line.origin()));
  }
}
