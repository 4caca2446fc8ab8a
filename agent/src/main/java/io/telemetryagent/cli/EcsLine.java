package io.telemetryagent.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a line of ECS as the telemetry.v2 line it would be, as far as a person is shown that. */
final class EcsLine {
  private static final int UNTIL_MILLIS = "2026-11-22T09:33:20.001".length();

  private static final String[][] FIELDS = {
    {"log.level", "severity"},
    {"message", "message"},
    {"event.action", "event_type"},
    {"log.origin.function", "function_name"},
    {"trace.id", "trace_id"},
    {"span.id", "span_id"},
    {"parent.id", "parent_span_id"},
    {"event.duration", "duration_ns"},
  };

  private EcsLine() {}

  static Map<String, Object> asTelemetry(Map<String, Object> ecs) {
    Map<String, Object> event = new LinkedHashMap<>();
    String timestamp = EventView.text(ecs, "@timestamp");
    event.put(
        "timestamp", timestamp.substring(0, Math.min(UNTIL_MILLIS, timestamp.length())) + "Z");
    for (String[] field : FIELDS) {
      event.put(field[1], ecs.get(field[0]));
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("thread.name", ecs.get("process.thread.name"));
    attributes.put("code.signature", EventView.object(ecs, "labels").get("code_signature"));
    event.put("attributes", attributes);
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("type", ecs.get("error.type"));
    error.put("message", ecs.get("error.message"));
    event.put("error", error);
    event.put("service", Collections.singletonMap("name", ecs.get("service.name")));
    event.put("host", Collections.singletonMap("name", ecs.get("host.name")));
    event.put("process", Collections.singletonMap("pid", ecs.get("process.pid")));
    return event;
  }
}
