package io.telemetryagent.pipeline;

import io.telemetryagent.output.EventType;
import java.util.Map;

/** What was written, by event type. Kept by the writer alone. */
final class PipelineStats {
  private final long[] written = new long[EventType.values().length];

  void count(EventType type) {
    written[type.ordinal()]++;
  }

  long written(EventType type) {
    return written[type.ordinal()];
  }

  long total() {
    long total = 0;
    for (long count : written) {
      total += count;
    }
    return total;
  }

  /** Adds {@code events.function_entry} and the like for every type that occurred. */
  void addTo(Map<String, Object> attributes) {
    for (EventType type : EventType.values()) {
      if (written(type) > 0) {
        attributes.put("events." + type.text(), written(type));
      }
    }
  }
}
