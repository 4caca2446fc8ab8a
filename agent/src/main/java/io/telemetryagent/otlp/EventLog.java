package io.telemetryagent.otlp;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;
import io.telemetryagent.pipeline.DropReason;

/** An event that is no part of a finished span, as a log record. Immutable. */
final class EventLog implements LogRecordData, Outgoing {
  private final EventCopy event;
  private final Origin origin;

  /** Made once asked for, on the thread that sends it. */
  private volatile Attributes attributes;

  EventLog(EventCopy event, Origin origin) {
    this.event = event;
    this.origin = origin;
  }

  @Override
  public int weight() {
    return event.weight();
  }

  @Override
  public void countDropped(DropReason reason, DropTally tally) {
    tally.add(reason, event.type, 1);
  }

  @Override
  public Resource getResource() {
    return origin.resource();
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return Scope.INFO;
  }

  @Override
  public long getTimestampEpochNanos() {
    return event.epochNanos;
  }

  @Override
  public long getObservedTimestampEpochNanos() {
    return event.epochNanos;
  }

  @Override
  public SpanContext getSpanContext() {
    return SpanIds.own(event);
  }

  @Override
  public Severity getSeverity() {
    switch (event.severity) {
      case ERROR:
        return Severity.ERROR;
      case WARN:
        return Severity.WARN;
      default:
        return Severity.INFO;
    }
  }

  @Override
  public String getSeverityText() {
    return event.severity.name();
  }

  @Override
  @Deprecated
  @SuppressWarnings("deprecation") // their interface has it still
  public io.opentelemetry.sdk.logs.data.Body getBody() {
    return io.opentelemetry.sdk.logs.data.Body.string(getBodyValue().asString());
  }

  @Override
  public Value<?> getBodyValue() {
    return Value.of(AttributeValues.text(event.text()));
  }

  @Override
  public String getEventName() {
    return event.type.text();
  }

  @Override
  public Attributes getAttributes() {
    if (attributes == null) {
      AttributesBuilder builder = EventAttributes.of(event);
      if (event.error != null) {
        EventAttributes.addException(event.error, builder);
      }
      attributes = builder.build();
    }
    return attributes;
  }

  @Override
  public int getTotalAttributeCount() {
    return getAttributes().size();
  }
}
