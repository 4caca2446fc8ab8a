package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.SpanStack;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import io.telemetryagent.redact.Redactor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes secrets out of events before any output sees them, wherever the app could have put them. An
 * event without a text of the app, as the entry of a method, costs nothing. Used by the writer
 * thread alone.
 */
final class EventRedaction {
  /** More than an app has of either; a bound where it makes names without end. */
  private static final int MOST_NAMES = 10_000;

  private static final String STATEMENT = "db.statement";

  /** Was looked at argument by argument, and cannot be any more. */
  private static final String COMMAND_LINE = "command_line";

  private final Redactor redactor;
  private final Map<String, Boolean> secretKeys = new HashMap<>();
  private final Map<String, String> threadNames = new HashMap<>();
  private String lastName;
  private String lastShown;

  EventRedaction(Redactor redactor) {
    this.redactor = redactor;
  }

  /**
   * Leaves what was looked at before: errors where they are read, and each option in agent_start by
   * rules of its own.
   */
  void redact(Event event) {
    if (event.message != null) {
      event.message = redactor.text(event.message);
    }
    if (event.attributes != null && event.type != EventType.AGENT_START) {
      event.attributes = attributes(event.attributes);
    }
  }

  /** What all lines have in common; the same map where it holds no secret. */
  Map<String, Object> resource(Map<String, Object> sections) {
    return attributes(sections);
  }

  private Map<String, Object> attributes(Map<String, Object> attributes) {
    Map<String, Object> safe = attributes;
    for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
      Object value = attribute.getValue();
      Object shown = shown(attribute.getKey(), value);
      if (shown != value) {
        if (safe == attributes) {
          safe = new LinkedHashMap<>(attributes);
        }
        safe.put(attribute.getKey(), shown);
      }
    }
    return safe;
  }

  /** The name of a thread as it may be shown: looked into once, as it is on every line. */
  String threadName(SpanStack source) {
    String name = source.thread.getName();
    if (name != lastName) {
      lastShown = threadName(name);
      lastName = name;
    }
    return lastShown;
  }

  private String threadName(String name) {
    String shown = threadNames.get(name);
    if (shown == null) {
      shown = redactor.text(name);
      makeRoom(threadNames);
      threadNames.put(name, shown);
    }
    return shown;
  }

  @SuppressWarnings("unchecked") // sections of the resource are such maps
  private Object shown(String key, Object value) {
    if (value instanceof Map) {
      return attributes((Map<String, Object>) value);
    }
    if (value != null && isSecret(key)) {
      return Redactor.REDACTED;
    }
    if (!(value instanceof String) || key.equals(COMMAND_LINE)) {
      return value;
    }
    String text = (String) value;
    return key.equals(STATEMENT) ? redactor.statement(text) : redactor.text(text);
  }

  private boolean isSecret(String key) {
    Boolean secret = secretKeys.get(key);
    if (secret == null) {
      secret = redactor.isSecret(key);
      makeRoom(secretKeys);
      secretKeys.put(key, secret);
    }
    return secret;
  }

  private static void makeRoom(Map<String, ?> names) {
    if (names.size() >= MOST_NAMES) {
      names.clear();
    }
  }
}
