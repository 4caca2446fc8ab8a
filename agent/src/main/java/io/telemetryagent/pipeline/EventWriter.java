package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.Encoder;
import io.telemetryagent.output.Sink;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The one thread that writes: what is queued, and what the agent has to say itself. */
public final class EventWriter implements Runnable {
  private static final long FOLLOW_CLOCK_NANOS = 1_000_000_000L;
  private static final long SHORTEST_NAP_NANOS = 1_000_000L;

  /** How late the end of the process may be noticed. */
  private static final long LONGEST_NAP_NANOS = 50_000_000L;

  /** How long an app thread may be in the midst of an event, or asleep, when tracing stops. */
  private static final long GRACE_NANOS = 5_000_000L;

  /** How long the end waits for the first line, so that a program that ends at once has facts. */
  private static final long FACTS_NANOS = 200_000_000L;

  private final EventQueue queue;
  private final EventExporter exporter;
  private final AgentLog log;
  private final MemoryWait memory = new MemoryWait();
  private final Ticker ticker = new Ticker(Ticker.SYSTEM);
  private final Output output;
  private final WantedTypes wanted;
  private final Reports reports;
  private final LineWriter lines;
  private final OwnLines ownLines;
  private final EventReader reader;
  private final long flushNanos;
  private final CountDownLatch finished = new CountDownLatch(1);

  /** Written before {@link #stopping}, read after it. */
  private long stopNanos;

  private volatile boolean stopping;

  /** How often the writer has looked for work. Written by its thread alone. */
  private volatile long rounds;

  private volatile Thread thread;
  private boolean ended;
  private long lastFlush = System.nanoTime();
  private long lastFollow = lastFlush;

  /**
   * A writer that has written nothing yet; {@link #run} is its thread.
   *
   * @param exporter where events go beside the lines
   * @param settings how to write
   * @param agentEvents what the agent has to say itself
   */
  public EventWriter(
      EventQueue queue,
      MethodTable methods,
      Encoder encoder,
      EventExporter exporter,
      Sink sink,
      AgentLog log,
      WriterSettings settings,
      AgentEvents agentEvents) {
    this.queue = queue;
    this.exporter = exporter;
    this.log = log;
    output = new Output(sink, settings.compressed(), queue, log);
    wanted = new WantedTypes(settings.families());
    reports = new Reports(queue, methods, wanted, output, settings.redactor());
    EventRedaction redaction = new EventRedaction(settings.redactor());
    EventFilters filters =
        new EventFilters(settings.filters(), methods, redaction, wanted, reports, log);
    lines = new LineWriter(encoder, exporter, output, redaction, filters, reports, memory, log);
    ErrorReader errors = new ErrorReader(settings, memory);
    ownLines = new OwnLines(lines, agentEvents, errors, reports, wanted, queue, ticker);
    reader = new EventReader(lines, ownLines, filters, reports, wanted, errors, ticker);
    flushNanos = TimeUnit.MILLISECONDS.toNanos(settings.flushMillis());
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    ownLines.writeAs(Tracer.muteThisThread());
    try {
      begin();
      while (!stopping) {
        keepWorking();
        nextRound();
      }
      finish();
    } catch (Throwable t) {
      log.error("The writer failed; telemetry ends here, the application runs on", t);
    } finally {
      Tracer.stop(queue);
      finished.countDown();
    }
  }

  /** Of what begins from now on, events of these families are written. */
  public void want(Set<String> families) {
    wanted.change(families, System.nanoTime());
  }

  /**
   * Waits until all exchanges of these families have ended whose beginning was written, but no
   * longer than {@code millis}. Returns once the writer has seen what was queued before.
   */
  public void awaitExchanges(Set<String> families, long millis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    // What is queued now is written by the end of the round after the present one.
    long seenAll = rounds + 2;
    while ((rounds < seenAll || reports.open.hasExchanges(families))
        && System.nanoTime() - deadline < 0) {
      queue.wakeWriter();
      LockSupport.parkNanos(SHORTEST_NAP_NANOS);
    }
  }

  /** What was written and what was not, by keys for a person; figures may be a moment old. */
  public Map<String, Object> described() {
    Map<String, Object> described = reports.described();
    described.put("otlp", exporter.described());
    described.put("buffer_fill", queue.fill());
    described.put("output_bytes", output.bytes());
    described.put("output_works", output.works());
    return described;
  }

  /** How many events were written so far. */
  public long written() {
    return reports.written.total();
  }

  /** How many spans began of which no end is written: at the end, those that were cut off. */
  public long openSpans() {
    return reports.openSpans();
  }

  /**
   * Writes what is queued, then agent_stop, and ends the thread. What is not written when four
   * fifths of the time are over is counted as dropped. Waits at most {@code deadlineMillis}, and at
   * most {@code stallMillis} for an output that takes nothing.
   */
  public void stop(long deadlineMillis, long stallMillis) throws InterruptedException {
    long deadlineNanos = TimeUnit.MILLISECONDS.toNanos(deadlineMillis);
    stopNanos = System.nanoTime();
    long deadline = stopNanos + deadlineNanos;
    memory.hurry();
    output.giveUpOnFailure();
    lines.dropAfter(deadline - deadlineNanos / 5);
    stopping = true;
    LockSupport.unpark(thread);
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

  /** One writer: no atomic increment is needed. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  private void nextRound() {
    rounds++;
  }

  private void begin() {
    for (int tries = 1; ; tries++) {
      try {
        ownLines.beginOnce(this::isInHaste);
        flush();
        return;
      } catch (OutOfMemoryError e) {
        if (!memory.pause(tries)) {
          throw e;
        }
      }
    }
  }

  private boolean isInHaste() {
    return queue.isFilling() || stopping && System.nanoTime() - stopNanos > FACTS_NANOS;
  }

  /** Whatever fails here may work again later. */
  private void keepWorking() {
    try {
      workOnce();
    } catch (OutOfMemoryError e) {
      memory.pause();
    } catch (Throwable t) {
      log.firstThenQuiet("The writer failed, and tries again", t);
      nap(LONGEST_NAP_NANOS);
    }
  }

  private void workOnce() {
    ownLines.writeWaiting();
    int drained = queue.drain(reader);
    long now = System.nanoTime();
    if (now - lastFollow > FOLLOW_CLOCK_NANOS) {
      ticker.follow();
      reports.written.measure(now);
      lastFollow = now;
    }
    ownLines.writeReports(now);
    if (drained == 0 && !reader.letOneGo()) {
      flush();
      nap(Math.min(Math.max(SHORTEST_NAP_NANOS, flushNanos / 2), LONGEST_NAP_NANOS));
    } else if (now - lastFlush > flushNanos / 2) {
      flush();
    }
  }

  private void finish() {
    for (int tries = 1; ; tries++) {
      try {
        finishOnce();
        return;
      } catch (OutOfMemoryError e) {
        if (!memory.pause(tries)) {
          throw e;
        }
      }
    }
  }

  private void finishOnce() {
    drainAll();
    LockSupport.parkNanos(GRACE_NANOS);
    drainAll();
    if (!ended) {
      ownLines.writeWaiting();
      flush();
      ownLines.writeTotals();
      ended = true;
    }
    output.close();
    lines.close();
  }

  private void drainAll() {
    while (queue.drain(reader) > 0 || reader.letOneGo()) {}
  }

  private void nap(long nanos) {
    Output.clearInterrupt();
    queue.park(nanos);
  }

  private void flush() {
    output.flush();
    lastFlush = System.nanoTime();
  }
}
