package io.telemetryagent.output;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.SampleThreshold;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the Elastic Common Schema (ECS), one line an event: flat keys in the order of ecs-logging,
 * {@code @timestamp log.level message ecs.version} first. What is unknown is left out. What ECS has
 * no field for is in {@code labels}, as text.
 */
public final class EcsEncoder implements Encoder, LineLimit.Format {
  /** Of the field reference that names and types are from. */
  private static final String ECS_VERSION = "9.3.0";

  private static final List<String> OWN_LABELS =
      Arrays.asList("code_signature", "sample_rate", "error_origin_span_id", "truncated");

  private final Fragment[] levels = new Fragment[Severity.values().length];
  private final Fragment traceId = Fragment.of(",\"trace.id\":");
  private final Fragment spanId = Fragment.of("\",\"span.id\":\"");
  private final Fragment parentId = Fragment.of("\",\"parent.id\":\"");
  private final Fragment endOfText = Fragment.of("\"");
  private final Fragment duration = Fragment.of(",\"event.duration\":");
  private final Fragment comma = Fragment.of(",");
  private final Fragment origin = Fragment.of("\"error_origin_span_id\":\"");
  private final Fragment truncatedMark = Fragment.of("\"truncated\":\"true\"");
  private final Fragment end = Fragment.of("}}\n");

  private final MethodText.Format eventPart = new EventPart();
  private final MethodTexts methodTexts;
  private final LineLimit limit;
  private final EcsTimestamp timestamp = new EcsTimestamp();
  private final TraceText traceText = new TraceText();
  private final SampleRateText sampleRate = new SampleRateText("\"");
  private final ThreadTexts threadTexts = new ThreadTexts("process.");
  private final MessageText messageText = new MessageText();
  private Fragment resource;
  private Set<String> reserved;

  /** Whether a label stands at the end of {@link #resource}. */
  private boolean hasLabels;

  /**
   * An encoder whose lines carry no resource yet.
   *
   * @param maxLineBytes a longer line has its longest strings cut
   */
  public EcsEncoder(MethodTable methods, int maxLineBytes) {
    methodTexts = new MethodTexts(methods, eventPart, "code_signature");
    limit = new LineLimit(this, maxLineBytes);
    for (Severity severity : Severity.values()) {
      levels[severity.ordinal()] =
          Fragment.of("Z\",\"log.level\":\"" + severity + "\",\"message\":");
    }
    resource(Collections.<String, Object>emptyMap());
  }

  @Override
  public void resource(Map<String, Object> sections) {
    EcsResource facts = new EcsResource(sections);
    LineBuffer out = new LineBuffer(1024);
    if (!facts.fields.isEmpty()) {
      out.ascii(",").members(facts.fields);
    }
    out.ascii(",\"labels\":{").members(facts.labels);
    reserved = new HashSet<>(OWN_LABELS);
    reserved.addAll(facts.labels.keySet());
    hasLabels = !facts.labels.isEmpty();
    resource = new Fragment(out.toByteArray());
  }

  @Override
  public void encode(Event event, LineBuffer out) {
    limit.append(event, out);
  }

  @Override
  public void line(Event event, LineBuffer out, boolean truncated) {
    MethodText text = methodTexts.of(event.method);
    Severity severity = event.severity();
    timestamp.append(event.epochNanos, out);
    out.raw(levels[severity.ordinal()]);
    messageText.append(event, text, out);
    out.raw(
        text == null
            ? eventPart.part(event.type, severity, null)
            : text.part(event.type, severity));
    out.decimal(event.sequence);
    span(event, out);
    thread(event, out, truncated);
    EcsAttributes attributes = EcsAttributes.of(event.attributes, reserved);
    if (!attributes.fields.isEmpty()) {
      out.raw(comma).members(attributes.fields);
    }
    error(event.error, out);
    out.raw(resource);
    labels(event, text, attributes, out, truncated);
  }

  private void span(Event event, LineBuffer out) {
    if (event.spanId != 0) {
      out.raw(traceId).raw(traceText.of(event.traceHigh, event.traceLow));
      out.raw(spanId).hex(event.spanId);
      if (event.parentId != 0) {
        out.raw(parentId).hex(event.parentId);
      }
      out.raw(endOfText);
    }
    if (event.durationNanos >= 0) {
      out.raw(duration).decimal(event.durationNanos);
    }
  }

  private void thread(Event event, LineBuffer out, boolean truncated) {
    if (event.source == null) {
      return;
    }
    out.raw(comma);
    if (truncated) {
      threadTexts.append(event.source.thread, event.threadName, out);
    } else {
      out.raw(threadTexts.of(event.source.thread, event.threadName));
    }
  }

  private static void error(ErrorFacts error, LineBuffer out) {
    if (error == null) {
      return;
    }
    out.ascii(",\"error.type\":").string(error.type());
    if (error.message() != null) {
      out.ascii(",\"error.message\":").string(error.message());
    }
    if (error.stackTrace() != null) {
      out.ascii(",\"error.stack_trace\":").string(error.stackTrace());
    }
  }

  private void labels(
      Event event, MethodText text, EcsAttributes attributes, LineBuffer out, boolean truncated) {
    int empty = hasLabels ? -1 : out.position();
    if (text != null && text.signature != null) {
      separate(out, empty).raw(text.signature);
    }
    if (event.threshold != SampleThreshold.ALL) {
      separate(out, empty).raw(sampleRate.of(event.threshold));
    }
    if (event.error != null && event.error.originSpanId() != 0) {
      separate(out, empty).raw(origin).hex(event.error.originSpanId()).raw((byte) '"');
    }
    if (!attributes.labels.isEmpty()) {
      separate(out, empty).members(attributes.labels);
    }
    if (truncated) {
      separate(out, empty).raw(truncatedMark);
    }
    out.raw(end);
  }

  private static LineBuffer separate(LineBuffer out, int empty) {
    return out.position() == empty ? out : out.raw((byte) ',');
  }

  /** The keys from ecs.version to the colon behind event.sequence. */
  private static final class EventPart implements MethodText.Format {
    @Override
    public Fragment part(EventType type, Severity severity, String functionName) {
      StringBuilder part = new StringBuilder(256);
      part.append(",\"ecs.version\":\"").append(ECS_VERSION);
      part.append("\",\"event.kind\":\"event\",\"event.action\":\"").append(type.text());
      part.append("\",").append(EcsCategories.of(type));
      if (EcsCategories.haveOutcome(type)) {
        String outcome = severity == Severity.ERROR ? "failure" : "success";
        part.append(",\"event.outcome\":\"").append(outcome).append('"');
      }
      if (functionName != null) {
        part.append(",\"log.origin.function\":").append(functionName);
      }
      return Fragment.of(part.append(",\"event.sequence\":").toString());
    }
  }
}
