package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.Encoder;
import io.telemetryagent.output.EventType;
import io.telemetryagent.output.TelemetryV2Encoder;
import io.telemetryagent.redact.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The whole way of an event, from {@link Tracer} to a fake sink. */
final class Pipeline {
  /** How many events wait in its queue, that a stalled writer does not know yet. */
  static final int CAPACITY = 640;

  static final Set<String> ALL = Set.of("function", "exception", "http", "db");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PLENTY_MILLIS = 50_000;

  final FakeSink sink = new FakeSink();
  final MethodTable methods = new MethodTable();
  final EventQueue queue;
  private final Path logFile;
  private EventWriter writer;
  private Thread thread;

  Pipeline(Path folder) {
    this(folder, new EventQueue(CAPACITY, false, 0, 42));
  }

  Pipeline(Path folder, EventQueue queue) {
    this.queue = queue;
    logFile = folder.resolve("agent.log");
  }

  void start() {
    start(ALL, encoder -> encoder);
  }

  void start(Set<String> families, UnaryOperator<Encoder> encoder) {
    start(new WriterSettings(0, false, families, true, 1000, Redactor.DEFAULT, List.of()), encoder);
  }

  void start(WriterSettings settings, UnaryOperator<Encoder> encoder) {
    start(settings, encoder, new Facts());
  }

  void start(WriterSettings settings, UnaryOperator<Encoder> encoder, AgentEvents own) {
    writer =
        new EventWriter(
            queue,
            methods,
            encoder.apply(new TelemetryV2Encoder(methods, 1 << 16)),
            EventExporter.NONE,
            sink,
            AgentLog.toFile(AgentLog.Level.WARN, logFile.toString()),
            settings,
            own);
    thread = new Thread(writer, "writer");
    thread.start();
    Tracer.start(queue);
  }

  void want(Set<String> families) {
    writer.want(families);
  }

  void awaitExchanges(Set<String> families, long millis) {
    writer.awaitExchanges(families, millis);
  }

  Map<String, Object> described() {
    return writer.described();
  }

  Span enter(String method) {
    return Tracer.enter(methods.numberOf("shop.Orders", method, null));
  }

  void call(String method) {
    Tracer.exit(enter(method), null);
  }

  void calls(int count) {
    for (int i = 0; i < count; i++) {
      call("place");
    }
  }

  /** Stops the writer and waits until its thread has ended. */
  void stop() {
    stop(PLENTY_MILLIS);
    join();
  }

  void stop(long deadlineMillis) {
    stop(deadlineMillis, deadlineMillis);
  }

  void stop(long deadlineMillis, long stallMillis) {
    Tracer.stop();
    try {
      writer.stop(deadlineMillis, stallMillis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  void interrupt() {
    thread.interrupt();
  }

  /** What was written; fails unless it is whole lines, numbered without a gap. */
  List<JsonNode> lines() {
    assertThat(sink.text()).endsWith("\n");
    List<JsonNode> lines = sink.text().lines().map(Pipeline::parse).toList();
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i).get("sequence").asLong()).isEqualTo(i + 1);
    }
    return lines;
  }

  List<JsonNode> lines(String type) {
    return lines().stream().filter(line -> type(line).equals(type)).toList();
  }

  /** The attributes of agent_stop. */
  JsonNode totals() {
    List<JsonNode> lines = lines();
    JsonNode last = lines.get(lines.size() - 1);
    assertThat(type(last)).isEqualTo("agent_stop");
    return last.get("attributes");
  }

  String logged() {
    try {
      return Files.exists(logFile) ? Files.readString(logFile) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String type(JsonNode line) {
    return line.get("event_type").asText();
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private static final class Facts implements AgentEvents {
    @Override
    public AgentEvent first(Patience patience) {
      return new AgentEvent(
          EventType.AGENT_START, "started", Map.of(), Map.of("service", Map.of("name", "shop")));
    }

    @Override
    public AgentEvent next() {
      return null;
    }
  }
}
