package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventHandler;
import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.SampleThreshold;
import io.telemetryagent.bootstrap.SpanStack;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.Encoder;
import io.telemetryagent.output.ErrorFacts;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import io.telemetryagent.output.LineBuffer;
import io.telemetryagent.redact.Redactor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Makes numbered lines of events. Each event becomes all of its lines, or is counted as dropped.
 * Fills sequence of telemetry.v2; writes agent_start first and agent_stop last.
 */
final class LineWriter implements EventHandler {
  private static final String NOT_WRITTEN = "An event could not be written";
  private static final int REHEARSAL_BYTES = 16 * 1024;

  /** How many methods are described. */
  private static final int MOST_METHODS = 10;

  /** Marks an exit that was recorded after it happened: its duration is an upper bound. */
  private static final Map<String, Object> INFERRED =
      Collections.<String, Object>singletonMap("exit.inferred", true);

  private final Encoder encoder;
  private final EventExporter exporter;
  private final Output output;
  private final EventQueue queue;
  private final MemoryWait memory;
  private final AgentLog log;
  private final EventRedaction redaction;
  private final EventFilters filters;
  private final ErrorReader errors;
  private final WantedTypes wanted;
  private final Ticker ticker = new Ticker(Ticker.SYSTEM);
  private final PipelineStats stats = new PipelineStats(System.nanoTime());
  private final MethodTable table;
  private final MethodCounts methods;
  private final Reports reports;
  private final Event event = new Event();

  /** Written before {@link #ending}, read after it. */
  private long dropAfter;

  private volatile boolean ending;
  private SpanStack self;
  private ErrorFacts briefError;
  private long sequence;
  private long openSpans;

  /** The same by the type of what opens them. Other threads look as well. */
  private final AtomicLongArray open = new AtomicLongArray(EventType.values().length);

  /** When the span of the present event began, by nanoTime. */
  private long began;

  LineWriter(
      Encoder encoder,
      EventExporter exporter,
      Output output,
      EventQueue queue,
      MethodTable table,
      WriterSettings settings,
      MemoryWait memory,
      AgentLog log) {
    this.encoder = encoder;
    this.exporter = exporter;
    this.output = output;
    this.queue = queue;
    this.table = table;
    this.memory = memory;
    this.log = log;
    Redactor redactor = settings.redactor();
    redaction = new EventRedaction(redactor);
    errors =
        new ErrorReader(settings.collectStackTraces(), settings.maxStackTraceChars(), redactor);
    wanted = new WantedTypes(settings.families());
    methods = new MethodCounts(table);
    reports = new Reports(queue, wanted, output, redactor, System.nanoTime());
    filters = new EventFilters(settings.filters(), table, redaction, wanted, reports, log);
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

  /** Of what begins from now on, events of these families are written. For any thread. */
  void want(Set<String> families) {
    wanted.change(families, System.nanoTime());
  }

  /** Compares the clocks of the lines and of the system, and what was written with before. */
  void everySecond(long nowNanos) {
    ticker.follow();
    stats.measure(nowNanos);
  }

  /** What was written and what was not, for another thread: figures may be a moment old. */
  Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("events_written", stats.total());
    described.put("events_per_second", stats.perSecond());
    described.put("events", stats.described());
    described.put("dropped", reports.drops.described());
    described.put("otlp", exporter.described());
    described.put("most_frequent", methods.mostFrequent(MOST_METHODS));
    described.put("slowest", methods.slowest(MOST_METHODS));
    described.put("damped_methods", reports.damped(table));
    return described;
  }

  /** Writes what is to be told now of what is not written. */
  void writeReports(long nowNanos) {
    exporter.tellDrops(reports.drops);
    for (Report report : reports.due(nowNanos)) {
      write(report);
    }
  }

  /** Whether the beginning of an exchange was written, and not yet its end. For any thread. */
  boolean hasOpenExchanges(Set<String> families) {
    return families.contains("http") && open.get(EventType.HTTP_REQUEST.ordinal()) > 0
        || families.contains("db") && open.get(EventType.DB_REQUEST.ordinal()) > 0;
  }

  long written() {
    return stats.total();
  }

  /** How many spans began of which the end has not come yet. */
  long openSpans() {
    // Of a span that a filter left out the end may have been dropped.
    return Math.max(0, openSpans + reports.drops.openSpans());
  }

  /** Writes all that was not told yet, and agent_stop. */
  void writeTotals() {
    endLines();
    exporter.finish(dropAfter);
    exporter.tellDrops(reports.drops);
    for (Report report : reports.last(System.nanoTime())) {
      write(report);
    }
    Map<String, Object> totals = reports.totals(stats, openSpans());
    filters.addTo(totals);
    exporter.addTotals(totals);
    writeAgentEvent(
        EventType.AGENT_STOP, "telemetry-agent stopped after " + stats.total() + " events", totals);
  }

  /** Sends the last of what goes elsewhere. */
  void close() {
    exporter.close(dropAfter);
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

  @Override
  public void onEvent(long[] words, int at, SpanStack source, Object payload) {
    if (filters.leaveOutEnd(words, at, payload)) {
      return;
    }
    int kind = EventKind.kind(words[at]);
    began = words[at + 1] - words[at + 6];
    countOpen(EventKinds.openingOf(kind), EventKind.opens(kind) ? 1 : -1);
    if (ending && isLate()) {
      reports.drops.count(DropReason.SHUTDOWN, kind, payload);
      return;
    }
    try {
      fill(words, at, source);
      filters.place(kind, event);
      if (EventKind.isCall(kind)) {
        writeCall(words[at + 6], kind, (Throwable) payload);
        Report damped = reports.written(kind, event.method, words[at + 1], words[at + 6]);
        if (damped != null) {
          write(damped);
        }
      } else if (EventKind.opens(kind)) {
        writeRequest(kind, (Exchange) payload);
      } else {
        writeResponse(words[at + 6], kind, (Exchange) payload);
      }
    } catch (Throwable t) {
      // Before any line of it: write itself does not fail.
      reports.drops.count(DropReason.ENCODING_FAILED, kind, payload);
      log.firstThenQuiet(NOT_WRITTEN, t);
    }
    flushIfLarge();
  }

  @Override
  public boolean awaits(long[] words, int at, Object payload) {
    return filters.await(words, at, payload);
  }

  /** Nothing more has come: the first event that awaits another goes on; false if none does. */
  boolean letOneGo() {
    return filters.letOneGo();
  }

  /** What is not written is not missed either. */
  private void countOpen(EventType opening, int step) {
    if (wanted.includes(opening, began)) {
      openSpans += step;
      open.lazySet(opening.ordinal(), open.get(opening.ordinal()) + step);
    }
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
    methods.count(event.method, durationNanos);
    briefError = null;
    if (thrown != null) {
      readError(thrown, wanted.includes(EventType.EXCEPTION, began));
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
      readError(exchange.thrown(), true);
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
    event.threshold = words[at + 7];
    event.source = source;
    event.threadName = redaction.threadName(source);
    event.error = null;
    event.message = null;
    event.statusCode = 0;
    event.attributes = null;
  }

  private void readError(Throwable thrown, boolean wholly) {
    for (int tries = 1; ; tries++) {
      try {
        event.error = wholly ? errors.read(thrown, event) : errors.readBriefly(thrown);
        briefError = event.error.withoutStackTrace();
        return;
      } catch (OutOfMemoryError e) {
        if (!memory.pause(tries)) {
          throw e;
        }
      }
    }
  }

  private void write(Report report) {
    fillOwn(report.message, report.attributes);
    event.method = report.method;
    began = System.nanoTime();
    event.threshold =
        report.method == Event.NO_METHOD ? SampleThreshold.ALL : queue.volume().threshold();
    writeIfWanted(report.type);
  }

  private void write(AgentEvent own) {
    if (own.resource() != null) {
      Map<String, Object> resource = redaction.resource(own.resource());
      encoder.resource(resource);
      exporter.resource(resource);
    }
    writeAgentEvent(own.type(), own.message(), own.attributes());
  }

  private void writeAgentEvent(EventType type, String message, Map<String, Object> attributes) {
    fillOwn(message, attributes);
    write(type);
  }

  private void fillOwn(String message, Map<String, Object> attributes) {
    event.method = Event.NO_METHOD;
    event.epochNanos = ticker.now();
    event.spanId = 0;
    event.durationNanos = -1;
    event.threshold = SampleThreshold.ALL;
    event.source = self;
    event.threadName = redaction.threadName(self);
    event.error = null;
    event.statusCode = 0;
    event.message = message;
    event.attributes = attributes;
  }

  private void writeIfWanted(EventType type) {
    if (wanted.includes(type, began) && !write(type)) {
      reports.drops.count(DropReason.ENCODING_FAILED, type, 1);
    }
  }

  /** Appends the event as a line; false, with nothing of it left, where that fails. */
  private boolean write(EventType type) {
    event.type = type;
    event.sequence = sequence + 1;
    int start = output.lines.position();
    for (int tries = 1; ; tries++) {
      try {
        redaction.redact(event);
        if (!filters.keep(event)) {
          countOpen(type, -1);
          return true;
        }
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
