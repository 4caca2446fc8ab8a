package io.telemetryagent.lines.schema;

import java.util.List;
import java.util.Map;

/** {@code required}, of objects. */
final class RequiredRule extends Rule {
  private final List<String> keys;

  RequiredRule(List<String> keys) {
    this.keys = keys;
  }

  @Override
  boolean allows(Object value) {
    return !(value instanceof Map) || ((Map<?, ?>) value).keySet().containsAll(keys);
  }

  @Override
  void explain(String pointer, Object value, List<String> faults) {
    for (String key : keys) {
      if (!((Map<?, ?>) value).containsKey(key)) {
        fault(pointer, "has no " + key, faults);
      }
    }
  }
}
