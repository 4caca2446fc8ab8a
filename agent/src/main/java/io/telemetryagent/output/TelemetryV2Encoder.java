package io.telemetryagent.output;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.SampleThreshold;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes telemetry.v2, one line an event. What lines have in common is rendered once, as fragments:
 * the resource, the names of each method, the name of each thread.
 */
public final class TelemetryV2Encoder implements Encoder {
  /** Longest {@code message}, in characters: it is for a person, the whole text is in its field. */
  private static final int MESSAGE_CHARS = 1024;

  /** Shortest length strings are cut to in a line that is too long. */
  private static final int SHORTEST_CUT = 16;

  private final Fragment spanId = Fragment.of("\",\"span_id\":\"");
  private final Fragment parent = Fragment.of("\",\"parent_span_id\":\"");
  private final Fragment noParent = Fragment.of("\",\"parent_span_id\":null,\"duration_ns\":");
  private final Fragment duration = Fragment.of("\",\"duration_ns\":");
  private final Fragment noTrace =
      Fragment.of("null,\"span_id\":null,\"parent_span_id\":null,\"duration_ns\":");
  private final Fragment noDuration = Fragment.of("null,\"message\":");
  private final Fragment message = Fragment.of(",\"message\":");
  private final Fragment millis = Fragment.of(" ms\"");
  private final Fragment attributes = Fragment.of(",\"attributes\":{");
  private final Fragment truncatedMark = Fragment.of("\"truncated\":true");
  private final Fragment origin = Fragment.of("\"error.origin_span_id\":\"");
  private final Fragment noError = Fragment.of("null}\n");

  private final MethodTable methods;
  private final int maxLineBytes;
  private final LineStart lineStart = new LineStart();
  private final TraceText traceText = new TraceText();
  private final SampleRateText sampleRate = new SampleRateText();
  private final ThreadTexts threadTexts = new ThreadTexts();

  /** By number, counted from the first one of the table. */
  private MethodText[] methodTexts = new MethodText[256];

  /** The last span whose line was cut, and to how many characters a string. */
  private long cutSpan;

  private int cutChars;
  private Fragment resource = Fragment.of(",\"error\":");

  /**
   * An encoder whose lines carry no resource yet.
   *
   * @param maxLineBytes a longer line has its longest strings cut
   */
  public TelemetryV2Encoder(MethodTable methods, int maxLineBytes) {
    this.methods = methods;
    this.maxLineBytes = maxLineBytes;
  }

  @Override
  public void resource(Map<String, Object> sections) {
    LineBuffer out = new LineBuffer(1024).ascii(",").members(sections).ascii(",\"error\":");
    resource = new Fragment(out.toByteArray());
  }

  @Override
  public void encode(Event event, LineBuffer out) {
    int start = out.position();
    // An exit says of its error what the exception before it said, so it is cut alike.
    boolean cutBefore = event.error != null && event.spanId != 0 && event.spanId == cutSpan;
    int cut = cutBefore ? cutChars : maxLineBytes / 4;
    if (!cutBefore) {
      // A longer string alone would make the line too long; a huge one is not even rendered.
      out.longestString(maxLineBytes);
      line(event, out, false);
    }
    while (cutBefore || out.position() - start > maxLineBytes && cut >= SHORTEST_CUT) {
      cutBefore = false;
      cutSpan = event.spanId;
      cutChars = cut;
      out.position(start);
      out.longestString(cut);
      line(event, out, true);
      cut /= 2;
    }
  }

  private void line(Event event, LineBuffer out, boolean truncated) {
    MethodText text = event.method == Event.NO_METHOD ? null : textOf(event.method);
    lineStart.append(event.epochNanos, event.sequence, out);
    out.raw(
        text == null
            ? MethodText.head(event.type, event.severity(), "null")
            : text.head(event.type, event.severity()));
    span(event, out);
    message(event, text, out);
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

  private void message(Event event, MethodText text, LineBuffer out) {
    if (event.type == EventType.FUNCTION_ENTRY) {
      out.raw(text.entered);
    } else if (event.type == EventType.FUNCTION_EXIT) {
      long micros = (event.durationNanos + 500) / 1000;
      out.raw(text.took).decimal(micros / 1000).raw((byte) '.');
      out.decimal3((int) (micros % 1000)).raw(millis);
    } else if (event.type == EventType.EXCEPTION) {
      ErrorFacts error = event.error;
      String shown = error.message() == null ? error.type() : error.type() + ": " + error.message();
      out.string(shortened(shown));
    } else {
      out.string(shortened(event.message));
    }
  }

  private void attributes(Event event, MethodText text, LineBuffer out, boolean truncated) {
    out.raw(attributes);
    int empty = out.position();
    if (event.source != null) {
      if (truncated) {
        ThreadTexts.append(event.source.thread, event.threadName, out);
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

  private static String shortened(String text) {
    boolean fits = text.length() <= MESSAGE_CHARS;
    return fits ? text : text.substring(0, MESSAGE_CHARS - 3) + "...";
  }

  private MethodText textOf(int method) {
    int index = method - methods.first();
    if (index >= methodTexts.length) {
      methodTexts = Arrays.copyOf(methodTexts, Math.max(index + 1, methodTexts.length * 2));
    }
    MethodText text = methodTexts[index];
    if (text == null) {
      text = new MethodText(methods.functionName(method), methods.signature(method));
      methodTexts[index] = text;
    }
    return text;
  }

  /** The trace id, as far as the opening quote; rendered anew where the trace changes. */
  private static final class TraceText {
    private long high;
    private long low;
    private Fragment text;

    Fragment of(long traceHigh, long traceLow) {
      if (text == null || traceHigh != high || traceLow != low) {
        LineBuffer out = new LineBuffer(33).ascii("\"").hex(traceHigh).hex(traceLow);
        // The text first: memory may end here.
        text = new Fragment(out.toByteArray());
        high = traceHigh;
        low = traceLow;
      }
      return text;
    }
  }
}
