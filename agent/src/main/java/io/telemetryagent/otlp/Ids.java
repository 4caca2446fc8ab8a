package io.telemetryagent.otlp;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.telemetryagent.bootstrap.SampleThreshold;

/** Ids of spans as OpenTelemetry has them. */
final class Ids {
  private Ids() {}

  static String span(long spanId) {
    return SpanId.fromLong(spanId);
  }

  /** The span that the event is of; invalid where it is of none. */
  static SpanContext own(EventCopy event) {
    return context(event, event.spanId, false);
  }

  /** Its parent; invalid at a root. */
  static SpanContext parent(EventCopy event, boolean isRemote) {
    return context(event, event.parentId, isRemote);
  }

  private static SpanContext context(EventCopy event, long spanId, boolean isRemote) {
    if (spanId == 0) {
      return SpanContext.getInvalid();
    }
    String trace = TraceId.fromLongs(event.traceHigh, event.traceLow);
    String span = SpanId.fromLong(spanId);
    TraceFlags sampled = TraceFlags.getSampled();
    TraceState state = state(event.threshold);
    return isRemote
        ? SpanContext.createFromRemoteParent(trace, span, sampled, state)
        : SpanContext.create(trace, span, sampled, state);
  }

  /** By what it was sampled, so that a backend can count what is not there. */
  private static TraceState state(long threshold) {
    String member = SampleThreshold.traceState(threshold);
    if (member == null) {
      return TraceState.getDefault();
    }
    int equals = member.indexOf('=');
    return TraceState.builder()
        .put(member.substring(0, equals), member.substring(equals + 1))
        .build();
  }
}
