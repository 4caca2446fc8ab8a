package io.telemetryagent.pipeline;

import io.telemetryagent.output.EventType;
import java.util.Map;

/** An event of the agent's own, handed to the writer from another thread. */
public final class AgentEvent {
  private final EventType type;
  private final String message;
  private final Map<String, Object> attributes;
  private final Map<String, Object> resource;

  /**
   * An event.
   *
   * @param resource the sections that every line carries from this one on; null to keep what they
   *     are
   */
  public AgentEvent(
      EventType type,
      String message,
      Map<String, Object> attributes,
      Map<String, Object> resource) {
    this.type = type;
    this.message = message;
    this.attributes = attributes;
    this.resource = resource;
  }

  EventType type() {
    return type;
  }

  String message() {
    return message;
  }

  Map<String, Object> attributes() {
    return attributes;
  }

  Map<String, Object> resource() {
    return resource;
  }
}
