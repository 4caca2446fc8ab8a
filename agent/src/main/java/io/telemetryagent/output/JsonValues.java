package io.telemetryagent.output;

import java.util.Iterator;
import java.util.Map;

/** Values of whatever type as JSON, appended to a line. */
final class JsonValues {
  private JsonValues() {}

  /** See {@link LineBuffer#value}. */
  static LineBuffer append(Object value, LineBuffer out) {
    if (value == null || value instanceof Boolean) {
      return out.ascii(String.valueOf(value));
    }
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      return out.decimal(((Number) value).longValue());
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      boolean finite = !Double.isNaN(number) && !Double.isInfinite(number);
      return finite ? out.ascii(value.toString()) : out.string(value.toString());
    }
    if (value instanceof Map) {
      out.raw((byte) '{');
      return appendMembers((Map<?, ?>) value, out).raw((byte) '}');
    }
    if (value instanceof Iterable) {
      return appendArray((Iterable<?>) value, out);
    }
    return out.string(String.valueOf(value));
  }

  /** The inside of a JSON object, keys in the map's order. */
  static LineBuffer appendMembers(Map<?, ?> map, LineBuffer out) {
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      append(entry.getValue(), out.string((String) entry.getKey()).raw((byte) ':'));
      if (entries.hasNext()) {
        out.raw((byte) ',');
      }
    }
    return out;
  }

  private static LineBuffer appendArray(Iterable<?> values, LineBuffer out) {
    out.raw((byte) '[');
    Iterator<?> each = values.iterator();
    while (each.hasNext()) {
      append(each.next(), out);
      if (each.hasNext()) {
        out.raw((byte) ',');
      }
    }
    return out.raw((byte) ']');
  }
}
