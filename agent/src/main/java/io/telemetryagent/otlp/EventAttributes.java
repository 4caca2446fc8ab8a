package io.telemetryagent.otlp;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.telemetryagent.bootstrap.SampleThreshold;
import io.telemetryagent.output.ErrorFacts;
import java.util.Map;

/** The attributes of an event by the stable names of OpenTelemetry's semantic conventions. */
final class EventAttributes {
  private EventAttributes() {}

  /** All but what went wrong. What the conventions have no name for keeps the one it has. */
  static AttributesBuilder of(EventCopy event) {
    AttributesBuilder attributes = Attributes.builder();
    attributes.put("event.sequence", event.sequence);
    attributes.put("thread.id", event.threadId);
    AttributeValues.put("thread.name", event.threadName, attributes);
    if (event.method != null) {
      AttributeValues.put("code.function.name", event.method.function, attributes);
      AttributeValues.put("code.signature", event.method.signature, attributes);
    }
    if (event.threshold != SampleThreshold.ALL) {
      attributes.put("sample_rate", SampleThreshold.rate(event.threshold));
    }
    for (Map.Entry<String, Object> each : event.attributes.entrySet()) {
      put(event, each.getKey(), each.getValue(), attributes);
    }
    return attributes;
  }

  /** Adds what was thrown, by the names of exceptions. */
  static AttributesBuilder addException(ErrorFacts error, AttributesBuilder attributes) {
    AttributeValues.put("exception.type", error.type(), attributes);
    AttributeValues.put("exception.message", error.message(), attributes);
    AttributeValues.put("exception.stacktrace", error.stackTrace(), attributes);
    addOrigin(error, attributes);
    return attributes;
  }

  /** Adds where the exception was told of in full, if that was elsewhere. */
  static void addOrigin(ErrorFacts error, AttributesBuilder attributes) {
    if (error.originSpanId() != 0) {
      attributes.put("error.origin_span_id", SpanIds.text(error.originSpanId()));
    }
  }

  private static void put(EventCopy event, String key, Object value, AttributesBuilder attributes) {
    switch (event.type) {
      case HTTP_REQUEST:
      case HTTP_RESPONSE:
        HttpAttributes.put(key, value, event.attributes, attributes);
        break;
      case DB_REQUEST:
      case DB_RESPONSE:
        DbAttributes.put(key, value, event.attributes, attributes);
        break;
      default:
        AttributeValues.put(key, value, attributes);
    }
  }
}
