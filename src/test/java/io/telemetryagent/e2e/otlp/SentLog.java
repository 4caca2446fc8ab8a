package io.telemetryagent.e2e.otlp;

import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.Map;

/** A log record that was received, and the resource that it came with. */
public record SentLog(LogRecord record, Resource resource) {
  public String eventName() {
    return record.getEventName();
  }

  public Map<String, Object> attributes() {
    return Attributes.of(record.getAttributesList());
  }

  public Map<String, Object> origin() {
    return Attributes.of(resource.getAttributesList());
  }

  /** Null for none. */
  public String spanId() {
    return record.getSpanId().isEmpty() ? null : SentSpan.hex(record.getSpanId());
  }

  public String traceId() {
    return record.getTraceId().isEmpty() ? null : SentSpan.hex(record.getTraceId());
  }
}
