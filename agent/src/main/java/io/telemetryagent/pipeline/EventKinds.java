package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.output.EventType;

/** The type of the line that an event of the queue becomes. */
final class EventKinds {
  private static final EventType[] TYPES = new EventType[EventKind.COUNT];

  static {
    TYPES[EventKind.ENTRY] = EventType.FUNCTION_ENTRY;
    TYPES[EventKind.EXIT] = EventType.FUNCTION_EXIT;
    TYPES[EventKind.LOST_EXIT] = EventType.FUNCTION_EXIT;
    TYPES[EventKind.HTTP_REQUEST] = EventType.HTTP_REQUEST;
    TYPES[EventKind.HTTP_RESPONSE] = EventType.HTTP_RESPONSE;
    TYPES[EventKind.DB_REQUEST] = EventType.DB_REQUEST;
    TYPES[EventKind.DB_RESPONSE] = EventType.DB_RESPONSE;
  }

  private EventKinds() {}

  static EventType typeOf(int kind) {
    return TYPES[kind];
  }

  /** The type of what opened the span; for an opening event its own. */
  static EventType openingOf(int kind) {
    if (EventKind.isCall(kind)) {
      return EventType.FUNCTION_ENTRY;
    }
    return typeOf(EventKind.opens(kind) ? kind : kind - 1);
  }
}
