package io.telemetryagent.bench.parts;

import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.SpanStack;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.metadata.ResourceDetector;
import io.telemetryagent.metadata.app.LaunchCommand;
import io.telemetryagent.metadata.facts.Surroundings;
import io.telemetryagent.output.ErrorFacts;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import io.telemetryagent.output.LineBuffer;
import io.telemetryagent.output.TelemetryV2Encoder;
import io.telemetryagent.redact.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One line of telemetry.v2. The baseline copies the same line, finished. */
@State(Scope.Thread)
public class EncoderBenchmark {
  private static final int MAX_LINE_BYTES = 256 * 1024;

  private final LineBuffer out = new LineBuffer(MAX_LINE_BYTES);
  private final TelemetryV2Encoder encoder;
  private final Event entry;
  private final Event exit;
  private final Event exception;
  private final byte[] entryLine;
  private final byte[] exitLine;
  private final byte[] exceptionLine;
  private final byte[] copy = new byte[MAX_LINE_BYTES];

  public EncoderBenchmark() {
    MethodTable methods = new MethodTable();
    final int method = methods.numberOf("workload.Recursion", "call", null);
    encoder = new TelemetryV2Encoder(methods, MAX_LINE_BYTES);
    Surroundings surroundings = Surroundings.ofThisJvm();
    LaunchCommand launch = LaunchCommand.of(surroundings);
    encoder.resource(
        ResourceDetector.local(surroundings, launch, null, null, "dev", Redactor.DEFAULT).toMap());
    SpanStack thread = thisThread();
    entry = event(EventType.FUNCTION_ENTRY, method, thread);
    exit = event(EventType.FUNCTION_EXIT, method, thread);
    exit.durationNanos = 1_234_567;
    exception = event(EventType.EXCEPTION, method, thread);
    exception.error = thrown();
    entryLine = line(entry);
    exitLine = line(exit);
    exceptionLine = line(exception);
  }

  @Benchmark
  public byte[] baselineEntry() {
    return copy(entryLine);
  }

  @Benchmark
  public int measureEntry() {
    return encode(entry);
  }

  @Benchmark
  public byte[] baselineExit() {
    return copy(exitLine);
  }

  @Benchmark
  public int measureExit() {
    return encode(exit);
  }

  @Benchmark
  public byte[] baselineException() {
    return copy(exceptionLine);
  }

  @Benchmark
  public int measureException() {
    return encode(exception);
  }

  private byte[] copy(byte[] line) {
    System.arraycopy(line, 0, copy, 0, line.length);
    return copy;
  }

  private int encode(Event event) {
    out.position(0);
    // Each line has another number and time, as in a run.
    event.sequence++;
    event.epochNanos += 1000;
    event.spanId += 0x9E3779B97F4A7C15L;
    encoder.encode(event, out);
    return out.position();
  }

  private byte[] line(Event event) {
    encode(event);
    return out.toByteArray();
  }

  private static Event event(EventType type, int method, SpanStack thread) {
    Event event = new Event();
    event.type = type;
    event.method = method;
    event.epochNanos = 1_795_355_024_051_021_006L;
    event.sequence = 1_000_000;
    event.traceHigh = 0xebcfd6a410351270L;
    event.traceLow = 0x032a464cb3262356L;
    event.spanId = 0x2c8b980bce592c10L;
    event.parentId = 0xa8539a28188b7638L;
    event.durationNanos = -1;
    event.source = thread;
    event.threadName = thread.thread.getName();
    return event;
  }

  private static ErrorFacts thrown() {
    Throwable thrown = new IllegalStateException("thrown on purpose");
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return new ErrorFacts(thrown.getClass().getName(), thrown.getMessage(), trace.toString(), 0);
  }

  /** The way a SpanStack is had: from the queue, with an event of its thread. */
  private static SpanStack thisThread() {
    EventQueue queue = new EventQueue(64, false, 0, 42);
    Tracer.start(queue);
    Tracer.exit(Tracer.enter(0), null);
    Tracer.stop();
    SpanStack[] source = new SpanStack[1];
    queue.drain((words, at, stack, payload) -> source[0] = stack);
    return source[0];
  }
}
