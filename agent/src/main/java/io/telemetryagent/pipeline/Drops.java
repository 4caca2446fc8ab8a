package io.telemetryagent.pipeline;

import io.telemetryagent.output.EventType;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many events were dropped for one reason. Makes the attributes of events_dropped. */
final class Drops {
  private final DropReason reason;
  private long entries;
  private long exits;
  private long exceptions;

  Drops(DropReason reason) {
    this.reason = reason;
  }

  void add(EventType type, long count) {
    switch (type) {
      case FUNCTION_ENTRY:
        entries += count;
        break;
      case FUNCTION_EXIT:
        exits += count;
        break;
      case EXCEPTION:
        exceptions += count;
        break;
      default:
        throw new IllegalArgumentException("not an event of the app: " + type);
    }
  }

  long total() {
    return entries + exits + exceptions;
  }

  Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("dropped.total", total());
    attributes.put("dropped.function_entry", entries);
    attributes.put("dropped.function_exit", exits);
    attributes.put("dropped.exception", exceptions);
    attributes.put("dropped.reason", reason.text());
    return attributes;
  }
}
