package io.telemetryagent.e2e.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Attributes as plain values. */
final class Attributes {
  private Attributes() {}

  /** By key; fails where a key comes twice. */
  static Map<String, Object> of(List<KeyValue> attributes) {
    Map<String, Object> values = new TreeMap<>();
    for (KeyValue attribute : attributes) {
      if (values.put(attribute.getKey(), value(attribute.getValue())) != null) {
        throw new AssertionError("twice: " + attribute.getKey());
      }
    }
    return values;
  }

  private static Object value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesList().stream().map(Attributes::value).toList();
      default -> throw new AssertionError("unexpected: " + value);
    };
  }
}
