package io.telemetryagent.lines.check;

import java.util.Collections;
import java.util.Map;

/**
 * What a line says of its place in a trace. Made of any line: where a key is missing or of a wrong
 * type, the value is null, 0 for an id and -1 for a number.
 */
final class TracedLine {
  private static final int ID_DIGITS = 16;

  final long number;
  final String type;
  final long sequence;
  final long timestampNs;
  final String function;
  final long traceId;
  final long spanId;
  final long parentId;
  final long threadId;
  final String errorType;
  final Object errorMessage;
  final long originId;
  final boolean isServed;
  private final Map<?, ?> attributes;

  TracedLine(long number, Map<String, Object> line) {
    this.number = number;
    this.type = text(line, "event_type");
    this.sequence = integer(line, "sequence");
    this.timestampNs = integer(line, "timestamp_ns");
    this.function = text(line, "function_name");
    this.traceId = id(line, "trace_id");
    this.spanId = id(line, "span_id");
    this.parentId = id(line, "parent_span_id");
    this.attributes = object(line, "attributes");
    this.threadId = integer(attributes, "thread.id");
    this.originId = id(attributes, "error.origin_span_id");
    this.isServed = "server".equals(attributes.get("span.kind"));
    Map<?, ?> error = object(line, "error");
    this.errorType = text(error, "type");
    this.errorMessage = error.get("message");
  }

  boolean is(String eventType) {
    return eventType.equals(type);
  }

  /** Whether it opens an exchange: an HTTP request, or a database call. */
  boolean opensExchange() {
    return is("http_request") || is("db_request");
  }

  boolean closesExchange() {
    return is("http_response") || is("db_response");
  }

  /** Whether it tells of a call or an exchange, and has the ids for it. */
  boolean isOfSpan() {
    return traceId != 0 && spanId != 0;
  }

  /** An attribute that counts something; {@code absent} where it is not there. */
  long count(String key, long absent) {
    return attributes.containsKey(key) ? integer(attributes, key) : absent;
  }

  /** An attribute that is a text, or null. */
  String attribute(String key) {
    return text(attributes, key);
  }

  private static Map<?, ?> object(Map<?, ?> line, String key) {
    Object value = line.get(key);
    return value instanceof Map ? (Map<?, ?>) value : Collections.emptyMap();
  }

  private static String text(Map<?, ?> object, String key) {
    Object value = object.get(key);
    return value instanceof String ? (String) value : null;
  }

  private static long integer(Map<?, ?> object, String key) {
    Object value = object.get(key);
    return value instanceof Long ? (Long) value : -1;
  }

  /** Of a trace id both halves in one: that two agree in it by chance will not happen. */
  private static long id(Map<?, ?> object, String key) {
    String text = text(object, key);
    long id = 0;
    for (int i = 0; text != null && i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return 0;
      }
      id = i == ID_DIGITS ? id * 31 : id;
      id = (id << 4 | id >>> 60) ^ digit;
    }
    return id;
  }
}
