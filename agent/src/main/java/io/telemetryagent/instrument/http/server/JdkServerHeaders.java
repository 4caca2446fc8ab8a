package io.telemetryagent.instrument.http.server;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Headers as the JDK's server has them: a map from any case of a name to its values. */
final class JdkServerHeaders {
  private final Map<?, ?> values;

  /** The headers that {@code map} holds; none where it is no map. */
  JdkServerHeaders(Object map) {
    values = map instanceof Map ? (Map<?, ?>) map : Collections.emptyMap();
  }

  /** All values of that name, in their order; empty for none. */
  @SuppressWarnings("unchecked")
  List<String> all(String name) {
    Object found = values.get(name);
    return found instanceof List ? (List<String>) found : Collections.<String>emptyList();
  }

  /** The same, joined by commas; null for none. */
  String joined(String name) {
    List<String> found = all(name);
    return found.isEmpty() ? null : String.join(", ", found);
  }
}
