package io.telemetryagent.output;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.SampleThreshold;
import java.util.Map;

/**
 * Writes telemetry.v2, one line an event. What lines have in common is rendered once, as fragments:
 * the resource, the names of each method, the name of each thread.
 */
public final class TelemetryV2Encoder implements Encoder, LineLimit.Format {
  private final Fragment spanId = Fragment.of("\",\"span_id\":\"");
  private final Fragment parent = Fragment.of("\",\"parent_span_id\":\"");
  private final Fragment noParent = Fragment.of("\",\"parent_span_id\":null,\"duration_ns\":");
  private final Fragment duration = Fragment.of("\",\"duration_ns\":");
  private final Fragment noTrace =
      Fragment.of("null,\"span_id\":null,\"parent_span_id\":null,\"duration_ns\":");
  private final Fragment noDuration = Fragment.of("null,\"message\":");
  private final Fragment message = Fragment.of(",\"message\":");
  private final Fragment attributes = Fragment.of(",\"attributes\":{");
  private final Fragment truncatedMark = Fragment.of("\"truncated\":true");
  private final Fragment origin = Fragment.of("\"error.origin_span_id\":\"");
  private final Fragment noError = Fragment.of("null}\n");

  private final MethodText.Format head = new Head();
  private final MethodTexts methodTexts;
  private final LineLimit limit;
  private final LineStart lineStart = new LineStart();
  private final TraceText traceText = new TraceText();
  private final MessageText messageText = new MessageText();
  private final SampleRateText sampleRate = new SampleRateText("");
  private final ThreadTexts threadTexts = new ThreadTexts("");
  private Fragment resource = Fragment.of(",\"error\":");

  /**
   * An encoder whose lines carry no resource yet.
   *
   * @param maxLineBytes a longer line has its longest strings cut
   */
  public TelemetryV2Encoder(MethodTable methods, int maxLineBytes) {
    methodTexts = new MethodTexts(methods, head, "code.signature");
    limit = new LineLimit(this, maxLineBytes);
  }

  @Override
  public void resource(Map<String, Object> sections) {
    LineBuffer out = new LineBuffer(1024).ascii(",").members(sections).ascii(",\"error\":");
    resource = new Fragment(out.toByteArray());
  }

  @Override
  public void encode(Event event, LineBuffer out) {
    limit.append(event, out);
  }

  @Override
  public void line(Event event, LineBuffer out, boolean truncated) {
    MethodText text = methodTexts.of(event.method);
    lineStart.append(event.epochNanos, event.sequence, out);
    out.raw(
        text == null
            ? head.part(event.type, event.severity(), "null")
            : text.part(event.type, event.severity()));
    span(event, out);
    messageText.append(event, text, out);
    attributes(event, text, out, truncated);
    out.raw(resource);
    error(event.error, out);
  }

  private void span(Event event, LineBuffer out) {
    if (event.spanId == 0) {
      out.raw(noTrace);
    } else {
      out.raw(traceText.of(event.traceHigh, event.traceLow)).raw(spanId).hex(event.spanId);
      if (event.parentId == 0) {
        out.raw(noParent);
      } else {
        out.raw(parent).hex(event.parentId).raw(duration);
      }
    }
    if (event.durationNanos < 0) {
      out.raw(noDuration);
    } else {
      out.decimal(event.durationNanos).raw(message);
    }
  }

  private void attributes(Event event, MethodText text, LineBuffer out, boolean truncated) {
    out.raw(attributes);
    int empty = out.position();
    if (event.source != null) {
      if (truncated) {
        threadTexts.append(event.source.thread, event.threadName, out);
      } else {
        out.raw(threadTexts.of(event.source.thread, event.threadName));
      }
    }
    if (text != null && text.signature != null) {
      separate(out, empty).raw(text.signature);
    }
    if (event.threshold != SampleThreshold.ALL) {
      separate(out, empty).raw(sampleRate.of(event.threshold));
    }
    if (event.error != null && event.error.originSpanId() != 0) {
      separate(out, empty).raw(origin).hex(event.error.originSpanId()).raw((byte) '"');
    }
    if (event.attributes != null && !event.attributes.isEmpty()) {
      separate(out, empty).members(Attributes.readable(event.attributes));
    }
    if (truncated) {
      separate(out, empty).raw(truncatedMark);
    }
    out.raw((byte) '}');
  }

  private static LineBuffer separate(LineBuffer out, int empty) {
    return out.position() == empty ? out : out.raw((byte) ',');
  }

  private void error(ErrorFacts error, LineBuffer out) {
    if (error == null) {
      out.raw(noError);
      return;
    }
    out.ascii("{\"type\":").string(error.type());
    out.ascii(",\"message\":").string(error.message());
    out.ascii(",\"stacktrace\":").string(error.stackTrace());
    out.ascii("}}\n");
  }

  /** The keys from event_type to the colon behind trace_id. */
  private static final class Head implements MethodText.Format {
    @Override
    public Fragment part(EventType type, Severity severity, String functionName) {
      return Fragment.of(
          ",\"event_type\":\""
              + type.text()
              + "\",\"severity\":\""
              + severity
              + "\",\"function_name\":"
              + functionName
              + ",\"trace_id\":");
    }
  }
}
