package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventHandler;
import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.SpanStack;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.Encoder;
import io.telemetryagent.output.ErrorFacts;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import io.telemetryagent.output.LineBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes numbered lines of events. Each event becomes all of its lines, or is counted as dropped.
 * Fills sequence of telemetry.v2; writes agent_start first and agent_stop last.
 */
final class LineWriter implements EventHandler {
  private static final String NOT_WRITTEN = "An event could not be written";
  private static final int REHEARSAL_BYTES = 16 * 1024;

  /** Marks an exit that was recorded after it happened: its duration is an upper bound. */
  private static final Map<String, Object> INFERRED =
      Collections.<String, Object>singletonMap("exit.inferred", true);

  private final Encoder encoder;
  private final EventExporter exporter;
  private final Output output;
  private final MemoryWait memory;
  private final AgentLog log;
  private final ErrorReader errors;
  private final boolean[] wanted = new boolean[EventType.values().length];
  private final Ticker ticker = new Ticker(Ticker.SYSTEM);
  private final PipelineStats stats = new PipelineStats();
  private final DropReport drops;
  private final Event event = new Event();

  /** Written before {@link #ending}, read after it. */
  private long dropAfter;

  private volatile boolean ending;
  private SpanStack self;
  private ErrorFacts briefError;
  private long sequence;
  private long openSpans;

  LineWriter(
      Encoder encoder,
      EventExporter exporter,
      Output output,
      EventQueue queue,
      WriterSettings settings,
      MemoryWait memory,
      AgentLog log) {
    this.encoder = encoder;
    this.exporter = exporter;
    this.output = output;
    this.memory = memory;
    this.log = log;
    errors = new ErrorReader(settings.collectStackTraces(), settings.maxStackTraceChars());
    for (EventType type : EventType.values()) {
      wanted[type.ordinal()] = settings.writes(type);
    }
    drops = new DropReport(queue, settings, System.nanoTime());
  }

  /** Says who the writer is: the source of the agent's own events. */
  void writeAs(SpanStack writer) {
    self = writer;
  }

  /** From {@code nanoTime} on, or once the output has given up, events are only counted. */
  void dropAfter(long nanoTime) {
    dropAfter = nanoTime;
    ending = true;
  }

  /** Writes agent_start, unless that is done. */
  void beginOnce(AgentEvents agentEvents, AgentEvents.Patience patience) {
    if (sequence == 0) {
      write(agentEvents.first(patience));
    }
    rehearse();
  }

  void writeAgentEvents(AgentEvents agentEvents) {
    for (AgentEvent next = agentEvents.next(); next != null; next = agentEvents.next()) {
      write(next);
    }
  }

  /** Compares the clocks of the lines and of the system. */
  void followClock() {
    ticker.follow();
  }

  /** Writes events_dropped if it is due. */
  void writeDrops(long nowNanos) {
    exporter.tellDrops(drops);
    if (drops.isDue(nowNanos)) {
      writeDrops();
    }
  }

  /** Writes the last events_dropped, and agent_stop. */
  void writeTotals() {
    endLines();
    exporter.finish(dropAfter);
    exporter.tellDrops(drops);
    writeDrops();
    Map<String, Object> totals = new LinkedHashMap<>();
    stats.addTo(totals);
    totals.put("events_dropped", drops.reported());
    totals.put("open_spans", openSpans + drops.openSpans());
    totals.put("agent_faults", Tracer.failures());
    exporter.addTotals(totals);
    writeAgentEvent(
        EventType.AGENT_STOP, "telemetry-agent stopped after " + stats.total() + " events", totals);
  }

  private void endLines() {
    int start = output.lines.position();
    try {
      encoder.end(output.lines);
    } catch (Throwable t) {
      output.lines.position(start);
      log.firstThenQuiet(NOT_WRITTEN, t);
    }
  }

  /** Sends the last of what goes elsewhere. */
  void close() {
    exporter.close(dropAfter);
  }

  @Override
  public void onEvent(long[] words, int at, SpanStack source, Object payload) {
    int kind = EventKind.kind(words[at]);
    openSpans += EventKind.opens(kind) ? 1 : -1;
    if (ending && isLate()) {
      drops.count(DropReason.SHUTDOWN, kind, payload);
      return;
    }
    try {
      fill(words, at, source);
      if (EventKind.isCall(kind)) {
        writeCall(words[at + 6], kind, (Throwable) payload);
      } else if (EventKind.opens(kind)) {
        writeRequest(kind, (Exchange) payload);
      } else {
        writeResponse(words[at + 6], kind, (Exchange) payload);
      }
    } catch (Throwable t) {
      // Before any line of it: write itself does not fail.
      drops.count(DropReason.ENCODING_FAILED, kind, payload);
      log.firstThenQuiet(NOT_WRITTEN, t);
    }
    flushIfLarge();
  }

  private boolean isLate() {
    return output.gaveUp() || System.nanoTime() - dropAfter > 0;
  }

  private void flushIfLarge() {
    try {
      output.flushIfLarge();
    } catch (OutOfMemoryError e) {
      // The lines are kept, and tried again with the next.
      memory.pause();
    }
  }

  private void writeCall(long durationNanos, int kind, Throwable thrown) {
    if (kind == EventKind.ENTRY) {
      writeIfWanted(EventType.FUNCTION_ENTRY);
      return;
    }
    briefError = null;
    if (thrown != null) {
      readError(thrown);
      writeIfWanted(EventType.EXCEPTION);
    }
    event.error = briefError;
    event.durationNanos = durationNanos;
    event.attributes = kind == EventKind.LOST_EXIT ? INFERRED : null;
    writeIfWanted(EventType.FUNCTION_EXIT);
  }

  private void writeRequest(int kind, Exchange exchange) {
    event.method = Event.NO_METHOD;
    event.message = exchange.requestMessage();
    event.attributes = exchange.requestAttributes();
    writeIfWanted(EventKinds.typeOf(kind));
  }

  private void writeResponse(long durationNanos, int kind, Exchange exchange) {
    if (exchange.thrown() != null) {
      readError(exchange.thrown());
    }
    event.method = Event.NO_METHOD;
    event.durationNanos = durationNanos;
    event.statusCode = exchange.statusCode();
    event.message = exchange.responseMessage(durationNanos);
    event.attributes = exchange.responseAttributes();
    writeIfWanted(EventKinds.typeOf(kind));
  }

  private void fill(long[] words, int at, SpanStack source) {
    event.method = EventKind.method(words[at]);
    // Never backwards within a thread, also where the clock was corrected meanwhile.
    source.lastEpochNanos = Math.max(source.lastEpochNanos, ticker.epochNanos(words[at + 1]));
    event.epochNanos = source.lastEpochNanos;
    event.spanId = words[at + 2];
    event.parentId = words[at + 3];
    event.traceHigh = words[at + 4];
    event.traceLow = words[at + 5];
    event.durationNanos = -1;
    event.source = source;
    event.error = null;
    event.message = null;
    event.statusCode = 0;
    event.attributes = null;
  }

  private void readError(Throwable thrown) {
    for (int tries = 1; ; tries++) {
      try {
        event.error = errors.read(thrown, event);
        briefError = event.error.withoutStackTrace();
        return;
      } catch (OutOfMemoryError e) {
        if (!memory.pause(tries)) {
          throw e;
        }
      }
    }
  }

  private void writeDrops() {
    for (Drops dropped : drops.take(output.takeFailure())) {
      writeAgentEvent(
          EventType.EVENTS_DROPPED, dropped.total() + " events were dropped", dropped.attributes());
    }
  }

  private void write(AgentEvent own) {
    if (own.resource() != null) {
      encoder.resource(own.resource());
      exporter.resource(own.resource());
    }
    writeAgentEvent(own.type(), own.message(), own.attributes());
  }

  private void writeAgentEvent(EventType type, String message, Map<String, Object> attributes) {
    event.method = Event.NO_METHOD;
    event.epochNanos = ticker.now();
    event.spanId = 0;
    event.durationNanos = -1;
    event.source = self;
    event.error = null;
    event.statusCode = 0;
    event.message = message;
    event.attributes = attributes;
    write(type);
  }

  private void writeIfWanted(EventType type) {
    if (wanted[type.ordinal()] && !write(type)) {
      drops.count(DropReason.ENCODING_FAILED, type, 1);
    }
  }

  /** Appends the event as a line; false, with nothing of it left, where that fails. */
  private boolean write(EventType type) {
    event.type = type;
    event.sequence = sequence + 1;
    int start = output.lines.position();
    for (int tries = 1; ; tries++) {
      try {
        encoder.encode(event, output.lines);
        sequence++;
        stats.count(type);
        exporter.export(event);
        return true;
      } catch (Throwable t) {
        output.lines.position(start);
        if (!(t instanceof OutOfMemoryError) || !memory.pause(tries)) {
          log.firstThenQuiet(NOT_WRITTEN, t);
          return false;
        }
      }
    }
  }

  /** Loads, while there is memory, what the first exception and the lack of memory would load. */
  private void rehearse() {
    memory.pause();
    event.type = EventType.EXCEPTION;
    event.error = errors.read(new Throwable(), event);
    encoder.encode(event, new LineBuffer(REHEARSAL_BYTES));
  }
}
