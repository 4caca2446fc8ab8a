package io.telemetryagent.e2e.lines;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.ObjectNode;

/** Checks what one line promises by itself: the strict schema, and the rules no schema can say. */
final class LineCheck {
  static final int MAX_LINE_BYTES = 256 * 1024;

  private static final List<String> ORIGIN =
      List.of("service", "environment", "resource", "cloud", "host", "k8s", "process");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern ESCAPED_SURROGATE =
      Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\u[dD][89a-fA-F]");

  private final Map<String, List<String>> keyOrders = keyOrders();
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final Set<List<String>> goodKeySets = new HashSet<>();
  private final Map<String, String> typesOfKeys = new HashMap<>();
  private final Problems problems;
  private long lastMillis;
  private String lastTimestamp;
  private ObjectNode lastOrigin;

  LineCheck(Problems problems) {
    this.problems = problems;
  }

  /** The line of these bytes, or null when it is too broken to go on with. */
  Line check(int number, byte[] bytes, int length) {
    if (length > MAX_LINE_BYTES) {
      problems.add(number, "is longer than max_line_bytes: " + length);
    }
    JsonNode json;
    String text;
    try {
      text = utf8.decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      json = LineSchema.parse(text);
    } catch (CharacterCodingException | JacksonException e) {
      problems.add(number, e + " in " + new String(bytes, 0, length, StandardCharsets.UTF_8));
      return null;
    }
    List<String> violations = LineSchema.STRICT.violations(json);
    if (!violations.isEmpty()) {
      problems.add(number, violations + " in " + text);
      return null;
    }
    Line line = Line.of(number, json, origin(json));
    checkText(number, text);
    checkKeyOrder(number, json);
    checkIntegers(number, json);
    checkAttributes(number, line.attributes());
    checkTimestamp(line, json.get("timestamp").stringValue());
    checkMessage(line);
    return line;
  }

  /** Equal origins become one object: there are hundreds of thousands of them. */
  private JsonNode origin(JsonNode json) {
    ObjectNode origin = JsonNodeFactory.instance.objectNode();
    for (String key : ORIGIN) {
      origin.set(key, json.get(key));
    }
    if (!origin.equals(lastOrigin)) {
      lastOrigin = origin;
    }
    return lastOrigin;
  }

  /** A surrogate may only stand in a pair; raw UTF-8 cannot hold a lone one, an escape can. */
  private void checkText(int number, String text) {
    boolean suspect = text.contains("\\ud") || text.contains("\\uD");
    if (suspect && ESCAPED_SURROGATE.matcher(text).find()) {
      problems.add(number, "escapes a surrogate: " + text);
    }
  }

  private void checkKeyOrder(int number, JsonNode json) {
    keyOrders.forEach(
        (pointer, order) -> {
          JsonNode object = pointer.isEmpty() ? json : json.get(pointer);
          if (object.isObject() && !List.copyOf(object.propertyNames()).equals(order)) {
            problems.add(number, "keys are out of order: " + pointer + object.propertyNames());
          }
        });
  }

  private void checkIntegers(int number, JsonNode json) {
    for (JsonNode value :
        new JsonNode[] {
          json.get("timestamp_ns"),
          json.get("sequence"),
          json.at("/attributes").get("thread.id"),
          json.get("process").get("pid")
        }) {
      if (!value.isIntegralNumber()) {
        problems.add(number, value + " has a fraction part");
      }
    }
  }

  private void checkAttributes(int number, JsonNode attributes) {
    List<String> keys = List.copyOf(attributes.propertyNames());
    if (!goodKeySets.contains(keys)) {
      if (areReadable(keys)) {
        goodKeySets.add(keys);
      } else {
        problems.add(number, "an attribute hides another: " + keys);
      }
    }
    for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
      JsonNode value = attribute.getValue();
      // Readers such as OpenSearch take an integer in a field of floats.
      String type =
          value.getNodeType() == JsonNodeType.NUMBER ? "number" : value.getNodeType() + "";
      String known = typesOfKeys.putIfAbsent(attribute.getKey(), type);
      if (known != null && !known.equals(type)) {
        problems.add(number, attribute + " was of another type before: " + known);
      }
    }
  }

  private static boolean areReadable(List<String> keys) {
    Set<String> folded = new HashSet<>();
    for (String key : keys) {
      if (!folded.add(key.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    for (String key : folded) {
      for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
        if (folded.contains(key.substring(0, dot))) {
          return false;
        }
      }
    }
    return true;
  }

  private void checkTimestamp(Line line, String timestamp) {
    long millis = Math.floorDiv(line.timestampNs(), 1_000_000);
    if (lastTimestamp == null || millis != lastMillis) {
      lastMillis = millis;
      lastTimestamp = MILLIS.format(Instant.ofEpochMilli(millis));
    }
    if (!timestamp.equals(lastTimestamp)) {
      problems.add(
          line.number(), timestamp + " is not " + line.timestampNs() + ", " + lastTimestamp);
    }
  }

  private void checkMessage(Line line) {
    String start =
        switch (line.eventType()) {
          case "function_entry" -> "entered " + line.functionName();
          case "function_exit" -> line.functionName() + " took ";
          case "exception" -> line.errorType();
          default -> "";
        };
    if (!line.message().startsWith(start)) {
      problems.add(line.number(), "message does not start with " + start + ": " + line.message());
    }
  }

  /** The documented order of the keys is that of the strict schema's properties. */
  private static Map<String, List<String>> keyOrders() {
    JsonNode schema = LineSchema.STRICT.json();
    Map<String, List<String>> orders = new HashMap<>();
    orders.put("", new ArrayList<>(schema.get("properties").propertyNames()));
    for (String key : List.of("schema", "service", "resource", "host", "k8s", "process", "error")) {
      orders.put(key, List.copyOf(schema.at("/properties/" + key + "/properties").propertyNames()));
    }
    orders.put("cloud", List.copyOf(schema.at("/$defs/cloud/properties").propertyNames()));
    return orders;
  }
}
