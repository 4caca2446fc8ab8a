package io.telemetryagent.output;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.SpanStack;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes telemetry.v2, one line an event. What lines have in common is rendered once: the resource,
 * the names of each method, the name of each thread.
 */
public final class TelemetryV2Encoder implements Encoder {
  private static final byte[] HEAD =
      bytes("{\"schema\":{\"format\":\"telemetry.v2\",\"version\":\"2.0.0\"},\"timestamp\":\"");
  private static final byte[] TIMESTAMP_NS = bytes("\",\"timestamp_ns\":");
  private static final byte[] SEQUENCE = bytes(",\"sequence\":");
  private static final byte[] SPAN_ID = bytes("\",\"span_id\":\"");
  private static final byte[] PARENT = bytes("\",\"parent_span_id\":\"");
  private static final byte[] NO_PARENT = bytes("\",\"parent_span_id\":null,\"duration_ns\":");
  private static final byte[] DURATION = bytes("\",\"duration_ns\":");
  private static final byte[] NO_TRACE =
      bytes("null,\"span_id\":null,\"parent_span_id\":null,\"duration_ns\":");
  private static final byte[] NO_DURATION = bytes("null,\"message\":");
  private static final byte[] MESSAGE = bytes(",\"message\":");
  private static final byte[] TOOK = bytes(" took ");
  private static final byte[] MILLIS = bytes(" ms\"");
  private static final byte[] ATTRIBUTES = bytes(",\"attributes\":{");
  private static final byte[] TRUNCATED = bytes("\"truncated\":true");
  private static final byte[] ORIGIN = bytes("\"error.origin_span_id\":\"");
  private static final byte[] NO_ERROR = bytes("null}\n");

  /** Longest {@code message}, in characters: it is for a person, the whole text is in its field. */
  private static final int MESSAGE_CHARS = 1024;

  /** Shortest length strings are cut to in a line that is too long. */
  private static final int SHORTEST_CUT = 16;

  private final MethodTable methods;
  private final int maxLineBytes;
  private final TimestampText timestamps = new TimestampText();
  private MethodText[] methodTexts = new MethodText[256];
  private byte[] resource = bytes(",\"error\":");

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
    resource = new LineBuffer(1024).ascii(",").members(sections).ascii(",\"error\":").toByteArray();
  }

  @Override
  public void encode(Event event, LineBuffer out) {
    int start = out.position();
    line(event, out, false);
    for (int cut = maxLineBytes / 4;
        out.position() - start > maxLineBytes && cut >= SHORTEST_CUT;
        cut /= 2) {
      out.position(start);
      out.longestString(cut);
      line(event, out, true);
    }
    out.longestString(Integer.MAX_VALUE);
  }

  private void line(Event event, LineBuffer out, boolean truncated) {
    MethodText text = event.method == Event.NO_METHOD ? null : textOf(event.method);
    timestamps.append(event.epochNanos, out.raw(HEAD));
    out.raw(TIMESTAMP_NS).decimal(event.epochNanos).raw(SEQUENCE).decimal(event.sequence);
    out.raw(text == null ? agentHead(event) : text.head(event.type, event.severity()));
    span(event, out);
    message(event, text, out);
    attributes(event, text, out, truncated);
    out.raw(resource);
    error(event.error, out);
  }

  private static void span(Event event, LineBuffer out) {
    if (event.spanId == 0) {
      out.raw(NO_TRACE);
    } else {
      out.raw((byte) '"').hex(event.traceHigh).hex(event.traceLow);
      out.raw(SPAN_ID).hex(event.spanId);
      if (event.parentId == 0) {
        out.raw(NO_PARENT);
      } else {
        out.raw(PARENT).hex(event.parentId).raw(DURATION);
      }
    }
    if (event.durationNanos < 0) {
      out.raw(NO_DURATION);
    } else {
      out.decimal(event.durationNanos).raw(MESSAGE);
    }
  }

  private static void message(Event event, MethodText text, LineBuffer out) {
    if (event.type == EventType.FUNCTION_ENTRY) {
      out.raw(text.entered);
    } else if (event.type == EventType.FUNCTION_EXIT) {
      long micros = (event.durationNanos + 500) / 1000;
      out.raw(text.openQuoteAndName).raw(TOOK).decimal(micros / 1000).raw((byte) '.');
      out.decimal3((int) (micros % 1000)).raw(MILLIS);
    } else if (event.type == EventType.EXCEPTION) {
      ErrorFacts error = event.error;
      String shown = error.message() == null ? error.type() : error.type() + ": " + error.message();
      out.string(shortened(shown));
    } else {
      out.string(shortened(event.message));
    }
  }

  private static void attributes(Event event, MethodText text, LineBuffer out, boolean truncated) {
    out.raw(ATTRIBUTES);
    int empty = out.position();
    if (event.source != null) {
      out.raw(ThreadText.of(event.source));
    }
    if (text != null && text.signature != null) {
      separate(out, empty).raw(text.signature);
    }
    if (event.error != null && event.error.originSpanId() != 0) {
      separate(out, empty).raw(ORIGIN).hex(event.error.originSpanId()).raw((byte) '"');
    }
    if (event.attributes != null && !event.attributes.isEmpty()) {
      separate(out, empty).members(Attributes.readable(event.attributes));
    }
    if (truncated) {
      separate(out, empty).raw(TRUNCATED);
    }
    out.raw((byte) '}');
  }

  private static LineBuffer separate(LineBuffer out, int empty) {
    return out.position() == empty ? out : out.raw((byte) ',');
  }

  private static void error(ErrorFacts error, LineBuffer out) {
    if (error == null) {
      out.raw(NO_ERROR);
      return;
    }
    out.ascii("{\"type\":").string(error.type());
    out.ascii(",\"message\":").string(error.message());
    out.ascii(",\"stacktrace\":").string(error.stackTrace());
    out.ascii("}}\n");
  }

  private static byte[] agentHead(Event event) {
    return head(event.type, event.severity(), "null");
  }

  private static byte[] head(EventType type, Severity severity, String functionName) {
    return bytes(
        ",\"event_type\":\""
            + type.text()
            + "\",\"severity\":\""
            + severity
            + "\",\"function_name\":"
            + functionName
            + ",\"trace_id\":");
  }

  private static String shortened(String text) {
    boolean fits = text.length() <= MESSAGE_CHARS;
    return fits ? text : text.substring(0, MESSAGE_CHARS - 3) + "...";
  }

  private MethodText textOf(int method) {
    if (method >= methodTexts.length) {
      methodTexts = Arrays.copyOf(methodTexts, Math.max(method + 1, methodTexts.length * 2));
    }
    MethodText text = methodTexts[method];
    if (text == null) {
      text = new MethodText(methods.functionName(method), methods.signature(method));
      methodTexts[method] = text;
    }
    return text;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What every line of one method has in common. Fills function_name and code.signature. */
  private static final class MethodText {
    private final String quotedName;
    private final byte[][] heads = new byte[EventType.values().length][];
    final byte[] entered;
    final byte[] openQuoteAndName;
    final byte[] signature;

    MethodText(String functionName, String signature) {
      quotedName = quoted(functionName);
      String content = quotedName.substring(1, quotedName.length() - 1);
      entered = bytes("\"entered " + content + '"');
      openQuoteAndName = bytes('"' + content);
      this.signature = signature == null ? null : bytes("\"code.signature\":" + quoted(signature));
    }

    byte[] head(EventType type, Severity severity) {
      // Only an exit has two severities; the failed one is made anew, as failures are rare.
      if (severity != type.severity()) {
        return TelemetryV2Encoder.head(type, severity, quotedName);
      }
      byte[] head = heads[type.ordinal()];
      if (head == null) {
        head = heads[type.ordinal()] = TelemetryV2Encoder.head(type, severity, quotedName);
      }
      return head;
    }

    private static String quoted(String text) {
      byte[] json = new LineBuffer(64).string(text).toByteArray();
      return new String(json, StandardCharsets.UTF_8);
    }
  }

  /** The attributes of one thread. Fills thread.id and thread.name. */
  private static final class ThreadText {
    private final String name;
    private final byte[] json;

    private ThreadText(Thread thread, String name) {
      this.name = name;
      LineBuffer out = new LineBuffer(64).ascii("\"thread.id\":").decimal(thread.getId());
      json = out.ascii(",\"thread.name\":").string(name).toByteArray();
    }

    static byte[] of(SpanStack source) {
      ThreadText text = (ThreadText) source.rendered;
      String name = source.thread.getName();
      if (text == null || !text.name.equals(name)) {
        text = new ThreadText(source.thread, name);
        source.rendered = text;
      }
      return text.json;
    }
  }
}
