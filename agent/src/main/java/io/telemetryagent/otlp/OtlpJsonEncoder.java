package io.telemetryagent.otlp;

import io.opentelemetry.exporter.internal.marshal.Marshaler;
import io.opentelemetry.exporter.internal.otlp.logs.LogsRequestMarshaler;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.output.Encoder;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.LineBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;

/**
 * Writes OTLP/JSON, as the specification of OpenTelemetry's file exporter has it: one TracesData or
 * LogsData a line. The event that opens a span makes no line; the one that closes it does.
 */
public final class OtlpJsonEncoder implements Encoder, SpanJoin.Target {
  private final SpanJoin join;
  private final ByteArrayOutputStream json = new ByteArrayOutputStream(4096);
  private LineBuffer out;

  /** An encoder that knows of no open span. */
  public OtlpJsonEncoder(MethodTable methods) {
    join = new SpanJoin(methods, this);
  }

  @Override
  public void resource(Map<String, Object> sections) {
    join.resource(sections);
  }

  @Override
  public void encode(Event event, LineBuffer lines) {
    out = lines;
    join.add(event);
  }

  @Override
  public void end(LineBuffer lines) {
    out = lines;
    join.end();
  }

  @Override
  public void span(EventSpan span) {
    append(TraceRequestMarshaler.create(Collections.singletonList(span)));
  }

  @Override
  public void log(EventLog log) {
    append(LogsRequestMarshaler.create(Collections.singletonList(log)));
  }

  /** A request has the same JSON as the data of a file. */
  private void append(Marshaler message) {
    json.reset();
    try {
      message.writeJsonTo(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.raw(json.toByteArray()).raw((byte) '\n');
  }
}
