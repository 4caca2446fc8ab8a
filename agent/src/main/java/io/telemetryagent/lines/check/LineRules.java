package io.telemetryagent.lines.check;

import io.telemetryagent.lines.schema.LineSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a line promises by itself, beyond what a schema can say. Expects lines in any order. */
final class LineRules {
  /** Attribute keys that are remembered; an attacker may make up more. */
  private static final int KNOWN_KEYS = 10_000;

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final boolean strict;
  private final List<String> keyOrder;
  private final Map<String, List<String>> innerOrders = new LinkedHashMap<>();
  private final Map<String, Object> ordered = new HashMap<>();
  private final Set<List<String>> goodKeys = new HashSet<>();
  private final Map<String, String> typesOfKeys = new HashMap<>();
  private long lastMillis = -1;
  private String lastTimestamp;

  /** {@code strict}: every key is there, in its place. */
  LineRules(LineSchema schema, boolean strict) {
    this.strict = strict;
    keyOrder = schema.keyOrder();
    for (String key :
        new String[] {
          "schema", "service", "resource", "cloud", "host", "k8s", "process", "error"
        }) {
      innerOrders.put(key, schema.keyOrder(key));
    }
  }

  /** Adds what is wrong with a line that the schema has accepted. */
  void check(long number, Map<String, Object> line, Faults faults) {
    if (strict) {
      checkOrder(number, line, faults);
      checkMessage(number, line, faults);
    }
    checkIntegers(number, line, faults);
    checkAttributes(number, line.get("attributes"), faults);
    checkTimestamp(number, line, faults);
  }

  private void checkOrder(long number, Map<String, Object> line, Faults faults) {
    if (!isInOrder(line, keyOrder)) {
      faults.add(number, "keys are out of order: " + line.keySet());
    }
    for (Map.Entry<String, List<String>> inner : innerOrders.entrySet()) {
      Object object = line.get(inner.getKey());
      // Many lines share these objects.
      if (object != null && object != ordered.get(inner.getKey())) {
        if (isInOrder((Map<?, ?>) object, inner.getValue())) {
          ordered.put(inner.getKey(), object);
        } else {
          String keys = ((Map<?, ?>) object).keySet().toString();
          faults.add(number, "keys are out of order: " + inner.getKey() + keys);
        }
      }
    }
  }

  private static boolean isInOrder(Map<?, ?> object, List<String> order) {
    Iterator<String> expected = order.iterator();
    for (Object key : object.keySet()) {
      if (!key.equals(expected.next())) {
        return false;
      }
    }
    return true;
  }

  /** {@code 1.0} is an integer to JSON Schema, and a float to most readers. */
  private static void checkIntegers(long number, Map<String, Object> line, Faults faults) {
    checkInteger(number, line, "timestamp_ns", faults);
    checkInteger(number, line, "sequence", faults);
    checkInteger(number, line, "duration_ns", faults);
    checkInteger(number, line.get("attributes"), "thread.id", faults);
    checkInteger(number, line.get("process"), "pid", faults);
  }

  private static void checkInteger(long number, Object object, String key, Faults faults) {
    Object value = object == null ? null : ((Map<?, ?>) object).get(key);
    if (value instanceof BigDecimal) {
      faults.add(number, key + " has a fraction part: " + value);
    }
  }

  private void checkAttributes(long number, Object object, Faults faults) {
    if (object == null) {
      return;
    }
    Map<?, ?> attributes = (Map<?, ?>) object;
    List<String> keys = new ArrayList<>(attributes.size());
    for (Map.Entry<?, ?> attribute : attributes.entrySet()) {
      String key = (String) attribute.getKey();
      keys.add(key);
      checkType(number, key, attribute.getValue(), faults);
    }
    if (!goodKeys.contains(keys)) {
      if (!areReadable(keys)) {
        faults.add(number, "an attribute hides another: " + keys);
      } else if (goodKeys.size() < KNOWN_KEYS) {
        goodKeys.add(keys);
      }
    }
  }

  private void checkType(long number, String key, Object value, Faults faults) {
    String type =
        value instanceof Number ? "number" : value instanceof String ? "string" : "boolean";
    String known = typesOfKeys.get(key);
    if (known == null && typesOfKeys.size() < KNOWN_KEYS) {
      typesOfKeys.put(key, type);
    } else if (known != null && !known.equals(type)) {
      faults.add(number, "attribute " + key + " is a " + type + ", and was a " + known + " before");
    }
  }

  /** Whether none is a dotted prefix of another, or differs from one by case alone. */
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

  private void checkTimestamp(long number, Map<String, Object> line, Faults faults) {
    Object nanos = line.get("timestamp_ns");
    Object timestamp = line.get("timestamp");
    if (!(nanos instanceof Long) || timestamp == null) {
      return;
    }
    long millis = (Long) nanos / 1_000_000;
    if (millis != lastMillis) {
      lastMillis = millis;
      lastTimestamp = MILLIS.format(Instant.ofEpochMilli(millis));
    }
    if (!timestamp.equals(lastTimestamp)) {
      faults.add(number, "timestamp " + timestamp + " is not timestamp_ns, " + lastTimestamp);
    }
  }

  private static void checkMessage(long number, Map<String, Object> line, Faults faults) {
    String message = (String) line.get("message");
    String function = (String) line.get("function_name");
    String start = "";
    switch ((String) line.get("event_type")) {
      case "function_entry":
        start = "entered " + function;
        break;
      case "function_exit":
        start = function + " took ";
        break;
      case "exception":
        start = (String) ((Map<?, ?>) line.get("error")).get("type");
        break;
      default:
    }
    if (!message.startsWith(start)) {
      faults.add(number, "message does not start with " + start + ": " + message);
    }
  }
}
