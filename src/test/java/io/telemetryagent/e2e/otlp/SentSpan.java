package io.telemetryagent.e2e.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.Map;

/** A span that was received, and the resource that it came with. */
public record SentSpan(Span span, Resource resource) {
  public String id() {
    return hex(span.getSpanId());
  }

  public String traceId() {
    return hex(span.getTraceId());
  }

  /** Null at a root. */
  public String parentId() {
    return span.getParentSpanId().isEmpty() ? null : hex(span.getParentSpanId());
  }

  public String name() {
    return span.getName();
  }

  public Map<String, Object> attributes() {
    return Attributes.of(span.getAttributesList());
  }

  public Map<String, Object> origin() {
    return Attributes.of(resource.getAttributesList());
  }

  static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}
