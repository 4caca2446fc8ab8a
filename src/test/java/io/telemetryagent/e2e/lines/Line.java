package io.telemetryagent.e2e.lines;

import tools.jackson.databind.JsonNode;

/**
 * One line, read back. A null field of the line is null here; {@code durationNs} is then -1. {@code
 * number} counts from 1 in what was read; {@code origin} holds the keys from service to process.
 */
public record Line(
    int number,
    long sequence,
    long timestampNs,
    String eventType,
    String severity,
    String functionName,
    String traceId,
    String spanId,
    String parentSpanId,
    long durationNs,
    String message,
    JsonNode attributes,
    JsonNode error,
    JsonNode origin) {

  static Line of(int number, JsonNode line, JsonNode origin) {
    return new Line(
        number,
        line.get("sequence").longValue(),
        line.get("timestamp_ns").longValue(),
        line.get("event_type").stringValue().intern(),
        line.get("severity").stringValue().intern(),
        text(line, "function_name"),
        text(line, "trace_id"),
        text(line, "span_id"),
        text(line, "parent_span_id"),
        line.get("duration_ns").longValue(-1),
        line.get("message").stringValue(),
        line.get("attributes"),
        line.get("error").isNull() ? null : line.get("error"),
        origin);
  }

  private static String text(JsonNode line, String key) {
    JsonNode value = line.get(key);
    if (value.isNull()) {
      return null;
    }
    return key.equals("function_name") ? value.stringValue().intern() : value.stringValue();
  }

  public boolean is(String type) {
    return eventType.equals(type);
  }

  /** Whether the line opens a span. */
  public boolean opens() {
    return is("function_entry") || is("http_request") || is("db_request");
  }

  /** Whether the line closes a span. */
  public boolean closes() {
    return is("function_exit") || is("http_response") || is("db_response");
  }

  /** Whether the line tells of a request that the process serves. */
  public boolean isServed() {
    return "server".equals(attribute("span.kind"));
  }

  public long threadId() {
    return attributes.get("thread.id").longValue();
  }

  public String threadName() {
    return attributes.get("thread.name").stringValue();
  }

  /** The text of an attribute, or null. A label of ECS has underscores for the dots. */
  public String attribute(String key) {
    JsonNode value =
        attributes.has(key) ? attributes.get(key) : attributes.get(key.replace('.', '_'));
    return value == null ? null : value.asString();
  }

  public String errorType() {
    return error == null ? null : error.get("type").stringValue();
  }

  public String errorMessage() {
    return error == null ? null : error.get("message").stringValue(null);
  }

  public String stackTrace() {
    return error == null ? null : error.get("stacktrace").stringValue(null);
  }

  public int pid() {
    return origin.at("/process/pid").intValue();
  }
}
