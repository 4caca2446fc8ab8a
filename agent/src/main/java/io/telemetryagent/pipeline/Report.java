package io.telemetryagent.pipeline;

import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import java.util.Map;

/** A line of the writer's own: about what it did not write, or about a method. */
final class Report {
  final EventType type;

  /** The number of the method; {@link Event#NO_METHOD} for none. */
  final int method;

  /** About a method, it goes on after the method's name. */
  final String message;

  final Map<String, Object> attributes;

  Report(EventType type, int method, String message, Map<String, Object> attributes) {
    this.type = type;
    this.method = method;
    this.message = message;
    this.attributes = attributes;
  }

  /** A report about no method. */
  static Report of(EventType type, String message, Map<String, Object> attributes) {
    return new Report(type, Event.NO_METHOD, message, attributes);
  }
}
