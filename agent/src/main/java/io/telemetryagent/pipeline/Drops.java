package io.telemetryagent.pipeline;

import io.telemetryagent.output.EventType;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many events were dropped for one reason. Makes the attributes of events_dropped. */
final class Drops {
  private final DropReason reason;
  private final long[] counts = new long[EventType.values().length];

  Drops(DropReason reason) {
    this.reason = reason;
  }

  void add(EventType type, long count) {
    counts[type.ordinal()] += count;
  }

  long total() {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  /** {@code dropped.function_entry} and the like for every type that occurred. */
  Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("dropped.total", total());
    for (EventType type : EventType.values()) {
      long count = counts[type.ordinal()];
      if (count > 0) {
        attributes.put("dropped." + type.text(), count);
      }
    }
    attributes.put("dropped.reason", reason.text());
    return attributes;
  }
}
