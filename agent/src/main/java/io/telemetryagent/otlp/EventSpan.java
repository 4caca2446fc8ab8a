package io.telemetryagent.otlp;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.telemetryagent.output.EventType;
import io.telemetryagent.pipeline.DropReason;
import java.util.Collections;
import java.util.List;

/** A call or exchange that has ended, of the events that told of it. Immutable. */
final class EventSpan implements SpanData, Outgoing {
  private final long startEpochNanos;
  private final EventCopy end;

  /** What was told of an exception on its way out; null for none. */
  private final EventCopy exception;

  private final Origin origin;

  /** These are made once asked for, on the thread that sends it. */
  private volatile SpanContext ids;

  private volatile SpanContext parentIds;
  private volatile Attributes attributes;

  /**
   * A span.
   *
   * @param start the event that opened it; null where it is not known any more
   * @param exception null for none
   */
  EventSpan(EventCopy start, EventCopy exception, EventCopy end, Origin origin) {
    startEpochNanos = start == null ? end.epochNanos - end.durationNanos : start.epochNanos;
    this.exception = exception;
    this.end = end;
    this.origin = origin;
  }

  @Override
  public int weight() {
    return end.weight() + (exception == null ? 0 : exception.weight());
  }

  @Override
  public void countDropped(DropReason reason, DropTally tally) {
    tally.add(reason, SpanKinds.opening(end.type), 1);
    tally.add(reason, end.type, 1);
    if (exception != null && exception != end) {
      tally.add(reason, EventType.EXCEPTION, 1);
    }
  }

  @Override
  public String getName() {
    return AttributeValues.text(SpanKinds.name(end));
  }

  @Override
  public SpanKind getKind() {
    return SpanKinds.kind(end);
  }

  @Override
  public SpanContext getSpanContext() {
    if (ids == null) {
      ids = SpanIds.own(end);
    }
    return ids;
  }

  @Override
  public SpanContext getParentSpanContext() {
    if (parentIds == null) {
      parentIds = SpanIds.parent(end, getKind() == SpanKind.SERVER);
    }
    return parentIds;
  }

  @Override
  public StatusData getStatus() {
    if (end.error != null) {
      String message = end.error.message();
      return StatusData.create(
          StatusCode.ERROR, message == null ? "" : AttributeValues.text(message));
    }
    return SpanKinds.isFailedStatus(end) ? StatusData.error() : StatusData.unset();
  }

  @Override
  public Attributes getAttributes() {
    if (attributes == null) {
      AttributesBuilder builder = EventAttributes.of(end);
      if (end.error != null) {
        AttributeValues.put("error.type", end.error.type(), builder);
        EventAttributes.addOrigin(end.error, builder);
      } else if (SpanKinds.isFailedStatus(end)) {
        builder.put("error.type", String.valueOf(end.statusCode));
      }
      attributes = builder.build();
    }
    return attributes;
  }

  @Override
  public List<EventData> getEvents() {
    if (exception == null) {
      return Collections.emptyList();
    }
    AttributesBuilder facts = Attributes.builder();
    EventAttributes.addException(exception.error, facts);
    return Collections.singletonList(
        EventData.create(exception.epochNanos, "exception", facts.build()));
  }

  @Override
  public long getStartEpochNanos() {
    return startEpochNanos;
  }

  @Override
  public long getEndEpochNanos() {
    return end.epochNanos;
  }

  @Override
  public boolean hasEnded() {
    return true;
  }

  @Override
  public List<LinkData> getLinks() {
    return Collections.emptyList();
  }

  @Override
  public int getTotalRecordedEvents() {
    return exception == null ? 0 : 1;
  }

  @Override
  public int getTotalRecordedLinks() {
    return 0;
  }

  @Override
  public int getTotalAttributeCount() {
    return getAttributes().size();
  }

  @Override
  @Deprecated
  @SuppressWarnings("deprecation") // their interface has it still
  public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
    return io.opentelemetry.sdk.common.InstrumentationLibraryInfo.create(
        Scope.INFO.getName(), Scope.INFO.getVersion());
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return Scope.INFO;
  }

  @Override
  public Resource getResource() {
    return origin.resource();
  }
}
