package io.telemetryagent.otlp;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.telemetryagent.bootstrap.SampleThreshold;

/**
 * The ids of a span as OpenTelemetry has them. Immutable. Not one of its own contexts: those hold
 * ids against the rules that ours follow anyway, which takes longer than to send them.
 */
final class SpanIds implements SpanContext {
  private final String traceId;
  private final String spanId;
  private final TraceState traceState;
  private final boolean remote;

  private SpanIds(EventCopy event, long spanId, boolean remote) {
    this.traceId = TraceId.fromLongs(event.traceHigh, event.traceLow);
    this.spanId = text(spanId);
    this.traceState = state(event.threshold);
    this.remote = remote;
  }

  static String text(long spanId) {
    return SpanId.fromLong(spanId);
  }

  /** The span that the event is of; invalid where it is of none. */
  static SpanContext own(EventCopy event) {
    return of(event, event.spanId, false);
  }

  /** Its parent; invalid at a root. */
  static SpanContext parent(EventCopy event, boolean remote) {
    return of(event, event.parentId, remote);
  }

  private static SpanContext of(EventCopy event, long spanId, boolean remote) {
    return spanId == 0 ? SpanContext.getInvalid() : new SpanIds(event, spanId, remote);
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

  @Override
  public String getTraceId() {
    return traceId;
  }

  @Override
  public String getSpanId() {
    return spanId;
  }

  @Override
  public boolean isValid() {
    return true;
  }

  @Override
  public TraceFlags getTraceFlags() {
    return TraceFlags.getSampled();
  }

  @Override
  public TraceState getTraceState() {
    return traceState;
  }

  @Override
  public boolean isRemote() {
    return remote;
  }
}
