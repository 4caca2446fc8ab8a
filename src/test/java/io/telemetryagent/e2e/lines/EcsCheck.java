package io.telemetryagent.e2e.lines;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks what one line of the Elastic Common Schema promises by itself, and reads it back as what
 * it would be in telemetry.v2, so that both formats are held to the same rules of a trace.
 */
final class EcsCheck {
  private static final String START = "{\"@timestamp\":\"";
  private static final List<String> FIRST_KEYS =
      List.of("@timestamp", "log.level", "message", "ecs.version");

  /** Fields that were attributes. */
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "process.thread.id", "thread.id",
          "process.thread.name", "thread.name",
          "http.request.method", "http.method",
          "http.response.status_code", "http.status_code",
          "url.full", "http.url",
          "user_agent.original", "http.user_agent");

  private final Problems problems;

  EcsCheck(Problems problems) {
    this.problems = problems;
  }

  static boolean isEcs(byte[] bytes, int length) {
    return new String(bytes, 0, Math.min(length, START.length()), StandardCharsets.UTF_8)
        .equals(START);
  }

  /** The line of these bytes, or null when it is too broken to go on with. */
  Line check(int number, byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    JsonNode json;
    try {
      json = LineSchema.parse(text);
    } catch (JacksonException e) {
      problems.add(number, e + " in " + text);
      return null;
    }
    if (length > LineCheck.MAX_LINE_BYTES) {
      problems.add(number, "is longer than max_line_bytes: " + length);
    }
    List<String> keys = List.copyOf(json.propertyNames());
    if (!keys.subList(0, Math.min(4, keys.size())).equals(FIRST_KEYS) || !json.has("labels")) {
      problems.add(number, "keys are out of order: " + keys);
      return null;
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      String problem = EcsFields.OURS.problem(field.getKey(), field.getValue());
      if (problem != null) {
        problems.add(number, problem + " in " + text);
      }
    }
    for (Map.Entry<String, JsonNode> label : json.get("labels").properties()) {
      if (!label.getValue().isString() || label.getKey().contains(".")) {
        problems.add(number, "no label: " + label);
      }
    }
    return line(number, json);
  }

  private static Line line(int number, JsonNode json) {
    Instant timestamp = Instant.parse(json.get("@timestamp").stringValue());
    return new Line(
        number,
        json.get("event.sequence").longValue(),
        timestamp.getEpochSecond() * 1_000_000_000 + timestamp.getNano(),
        json.get("event.action").stringValue().intern(),
        json.get("log.level").stringValue().intern(),
        text(json, "log.origin.function"),
        text(json, "trace.id"),
        text(json, "span.id"),
        text(json, "parent.id"),
        json.has("event.duration") ? json.get("event.duration").longValue() : -1,
        json.get("message").stringValue(),
        attributes(json),
        error(json),
        origin(json));
  }

  private static ObjectNode attributes(JsonNode json) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    ATTRIBUTES.forEach((field, attribute) -> copy(json, field, attributes, attribute));
    attributes.setAll((ObjectNode) json.get("labels"));
    return attributes;
  }

  private static ObjectNode error(JsonNode json) {
    if (!json.has("error.type")) {
      return null;
    }
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.putNull("message").putNull("stacktrace");
    copy(json, "error.type", error, "type");
    copy(json, "error.message", error, "message");
    copy(json, "error.stack_trace", error, "stacktrace");
    return error;
  }

  private static ObjectNode origin(JsonNode json) {
    ObjectNode origin = JsonNodeFactory.instance.objectNode();
    copy(json, "process.pid", origin.putObject("process"), "pid");
    return origin;
  }

  private static void copy(JsonNode from, String field, ObjectNode to, String key) {
    if (from.has(field)) {
      to.set(key, from.get(field));
    }
  }

  private static String text(JsonNode json, String key) {
    return json.has(key) ? json.get(key).stringValue() : null;
  }
}
