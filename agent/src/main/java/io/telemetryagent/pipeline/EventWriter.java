package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventHandler;
import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.SpanStack;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.Encoder;
import io.telemetryagent.output.ErrorFacts;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import io.telemetryagent.output.LineBuffer;
import io.telemetryagent.output.Sink;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that turns queued events into lines. Assigns sequence; writes agent_start first
 * and agent_stop last.
 */
public final class EventWriter implements Runnable, EventHandler {
  private static final long FOLLOW_CLOCK_NANOS = 1_000_000_000L;

  private enum Phase {
    BEGIN,
    WORK,
    FINISH
  }

  /** How long the end waits for the first line, so that a program that ends at once has facts. */
  private static final long FACTS_NANOS = 200_000_000L;

  /** How long to wait for the app to give memory back, and how often when it ends. */
  private static final long MEMORY_PAUSE_NANOS = 5_000_000L;

  private static final int MEMORY_TRIES_AT_THE_END = 200;
  private static final int REHEARSAL_BYTES = 16 * 1024;

  /** Marks an exit that was recorded after it happened: its duration is an upper bound. */
  private static final Map<String, Object> INFERRED =
      Collections.<String, Object>singletonMap("exit.inferred", true);

  private final EventQueue queue;
  private final Encoder encoder;
  private final Output output;
  private final AgentLog log;
  private final ErrorReader errors;
  private final AgentEvents agentEvents;
  private final long flushNanos;
  private final boolean functions;
  private final boolean exceptions;
  private final Ticker ticker = new Ticker(Ticker.SYSTEM);
  private final PipelineStats stats = new PipelineStats();
  private final DropReport drops;
  private final Event event = new Event();
  private final CountDownLatch finished = new CountDownLatch(1);

  /** Written before {@link #stopping}, read after it. */
  private long stopNanos;

  private volatile boolean stopping;
  private boolean ended;
  private SpanStack self;
  private ErrorFacts briefError;
  private long sequence;
  private long openSpans;
  private long lastFlush = System.nanoTime();
  private long lastFollow = lastFlush;

  /**
   * A writer that has written nothing yet; {@link #run} is its thread.
   *
   * @param settings how to write
   * @param agentEvents what the agent has to say itself
   */
  public EventWriter(
      EventQueue queue,
      Encoder encoder,
      Sink sink,
      AgentLog log,
      WriterSettings settings,
      AgentEvents agentEvents) {
    this.queue = queue;
    this.encoder = encoder;
    this.log = log;
    this.agentEvents = agentEvents;
    output = new Output(sink, settings.compressed(), queue, log);
    drops = new DropReport(queue);
    errors = new ErrorReader(settings.collectStackTraces(), settings.maxStackTraceChars());
    functions = settings.writes("function");
    exceptions = settings.writes("exception");
    flushNanos = TimeUnit.MILLISECONDS.toNanos(settings.flushMillis());
  }

  @Override
  public void run() {
    self = Tracer.muteThisThread();
    try {
      whenThereIsMemory(Phase.BEGIN);
      while (!stopping) {
        whenThereIsMemory(Phase.WORK);
      }
      whenThereIsMemory(Phase.FINISH);
    } catch (Throwable t) {
      fail(t);
    } finally {
      Tracer.stop(queue);
      finished.countDown();
    }
  }

  /**
   * Writes what is queued, then agent_stop, and ends the thread. Waits at most {@code
   * deadlineMillis}, and at most {@code stallMillis} for an output that takes nothing.
   */
  public void stop(long deadlineMillis, long stallMillis) throws InterruptedException {
    output.giveUpOnFailure();
    stopNanos = System.nanoTime();
    stopping = true;
    queue.wakeWriter();
    long deadline = stopNanos + TimeUnit.MILLISECONDS.toNanos(deadlineMillis);
    long progress;
    do {
      progress = queue.progress();
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (finished.await(Math.min(stallMillis, left), TimeUnit.MILLISECONDS)) {
        return;
      }
      boolean stalled = output.isWriting() && queue.progress() == progress;
      if (stalled) {
        break;
      }
    } while (System.nanoTime() - deadline < 0);
    log.warn("The output took no more lines; what was still queued is lost.");
  }

  private void fail(Throwable t) {
    try {
      log.error("The writer failed; telemetry ends here, the application runs on", t);
    } catch (OutOfMemoryError e) {
      // Not even memory to say so.
    }
  }

  /**
   * Runs {@code phase}, again and again while the app leaves no memory for it. An enum, not a
   * lambda: that would need memory itself.
   */
  private void whenThereIsMemory(Phase phase) {
    for (int tries = 1; ; tries++) {
      try {
        switch (phase) {
          case BEGIN:
            begin();
            return;
          case WORK:
            workOnce();
            return;
          default:
            finish();
            return;
        }
      } catch (OutOfMemoryError e) {
        awaitMemory(tries, e);
      }
    }
  }

  private void awaitMemory(int tries, OutOfMemoryError e) {
    if (stopping && tries > MEMORY_TRIES_AT_THE_END) {
      throw e;
    }
    LockSupport.parkNanos(MEMORY_PAUSE_NANOS);
  }

  private boolean isInHaste() {
    return queue.isFilling() || stopping && System.nanoTime() - stopNanos > FACTS_NANOS;
  }

  private void begin() {
    if (sequence == 0) {
      write(agentEvents.first(this::isInHaste));
    }
    rehearse();
    flush();
  }

  /** Loads, while there is memory, what the first exception and the lack of memory would load. */
  private void rehearse() {
    awaitMemory(0, null);
    event.type = EventType.EXCEPTION;
    event.error = errors.read(new Throwable(), event);
    encoder.encode(event, new LineBuffer(REHEARSAL_BYTES));
  }

  private void workOnce() {
    writeAgentEvents();
    int drained = queue.drain(this);
    long now = System.nanoTime();
    if (now - lastFollow > FOLLOW_CLOCK_NANOS) {
      ticker.follow();
      lastFollow = now;
    }
    if (drained == 0) {
      if (drops.stretchEnded()) {
        writeDrops();
      }
      flush();
      queue.park(Math.max(1_000_000L, flushNanos / 2));
    } else if (now - lastFlush > flushNanos / 2) {
      flush();
    }
  }

  private void finish() {
    while (queue.drain(this) > 0) {
      output.flushIfLarge();
    }
    if (!ended) {
      writeAgentEvents();
      writeDrops();
      writeTotals();
      ended = true;
    }
    output.close();
  }

  private void writeTotals() {
    Map<String, Object> totals = new LinkedHashMap<>();
    stats.addTo(totals);
    totals.put("events_dropped", drops.total());
    totals.put("open_spans", Math.max(0, openSpans - drops.exits()));
    totals.put("agent_faults", Tracer.failures());
    writeAgentEvent(
        EventType.AGENT_STOP, "telemetry-agent stopped after " + stats.total() + " events", totals);
  }

  @Override
  public void onEvent(long[] words, int at, SpanStack source, Object payload) {
    try {
      Throwable thrown = (Throwable) payload;
      fill(words, at, source);
      int kind = EventKind.kind(words[at]);
      if (kind == EventKind.ENTRY) {
        openSpans++;
        if (functions) {
          write(EventType.FUNCTION_ENTRY);
        }
      } else {
        writeExit(thrown, words[at + 6], kind == EventKind.LOST_EXIT);
      }
      output.flushIfLarge();
    } catch (OutOfMemoryError e) {
      // The line is complete; what failed is handing it on, which is tried again soon.
      LockSupport.parkNanos(MEMORY_PAUSE_NANOS);
    } catch (Throwable t) {
      log.firstThenQuiet("An event could not be written", t);
    }
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
    event.attributes = null;
  }

  private void writeExit(Throwable thrown, long durationNanos, boolean inferred) {
    openSpans--;
    if (thrown != null) {
      readError(thrown);
      if (exceptions) {
        write(EventType.EXCEPTION);
      }
      event.error = briefError;
    }
    if (!functions) {
      return;
    }
    event.durationNanos = durationNanos;
    event.attributes = inferred ? INFERRED : null;
    write(EventType.FUNCTION_EXIT);
  }

  private void readError(Throwable thrown) {
    for (int tries = 1; ; tries++) {
      try {
        event.error = errors.read(thrown, event);
        briefError = event.error.withoutStackTrace();
        return;
      } catch (OutOfMemoryError e) {
        awaitMemory(tries, e);
      }
    }
  }

  private void writeDrops() {
    boolean outputFailed = output.takeFailure();
    Map<String, Object> attributes = drops.take(outputFailed);
    if (attributes != null) {
      String message = attributes.get("dropped.total") + " events were dropped";
      writeAgentEvent(EventType.EVENTS_DROPPED, message, attributes);
    }
  }

  private void writeAgentEvents() {
    for (AgentEvent next = agentEvents.next(); next != null; next = agentEvents.next()) {
      write(next);
    }
  }

  private void write(AgentEvent own) {
    if (own.resource() != null) {
      encoder.resource(own.resource());
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
    event.message = message;
    event.attributes = attributes;
    write(type);
  }

  private void write(EventType type) {
    event.type = type;
    event.sequence = sequence + 1;
    int start = output.lines.position();
    for (int tries = 1; ; tries++) {
      try {
        encoder.encode(event, output.lines);
        break;
      } catch (OutOfMemoryError e) {
        output.lines.position(start);
        awaitMemory(tries, e);
      }
    }
    sequence++;
    stats.count(type);
  }

  private void flush() {
    output.flush();
    lastFlush = System.nanoTime();
  }
}
