package io.telemetryagent.otlp;

import io.opentelemetry.api.trace.SpanKind;
import io.telemetryagent.output.EventType;

/** What a span is named and what it amounts to, by the event that ended it. */
final class SpanKinds {
  private SpanKinds() {}

  /** The type of the event that opens a span which {@code closing} ends. */
  static EventType opening(EventType closing) {
    switch (closing) {
      case HTTP_RESPONSE:
        return EventType.HTTP_REQUEST;
      case DB_RESPONSE:
        return EventType.DB_REQUEST;
      default:
        return EventType.FUNCTION_ENTRY;
    }
  }

  static SpanKind kind(EventCopy end) {
    switch (end.type) {
      case HTTP_RESPONSE:
        return HttpAttributes.isServer(end.attributes) ? SpanKind.SERVER : SpanKind.CLIENT;
      case DB_RESPONSE:
        return SpanKind.CLIENT;
      default:
        return SpanKind.INTERNAL;
    }
  }

  /** Of few different values, as the conventions ask: no id of an order is in it. */
  static String name(EventCopy end) {
    switch (end.type) {
      case HTTP_RESPONSE:
        return HttpAttributes.spanName(end.attributes);
      case DB_RESPONSE:
        return DbAttributes.spanName(end.attributes);
      default:
        return end.method.shortName;
    }
  }

  /** Whether its status code alone makes it a failure: to a client 4xx are, to a server not. */
  static boolean isFailedStatus(EventCopy end) {
    int least = HttpAttributes.isServer(end.attributes) ? 500 : 400;
    return end.statusCode >= least;
  }
}
