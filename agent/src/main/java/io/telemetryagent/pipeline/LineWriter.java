package io.telemetryagent.pipeline;

import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.Encoder;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import io.telemetryagent.output.LineBuffer;
import java.util.Map;

/**
 * Makes numbered lines of events, and hands the same events to the exporter. Fills sequence of
 * telemetry.v2. Used by the writer thread alone.
 */
final class LineWriter {
  private static final int REHEARSAL_BYTES = 16 * 1024;

  private final Encoder encoder;
  private final EventExporter exporter;
  private final Output output;
  private final EventRedaction redaction;
  private final EventFilters filters;
  private final Reports reports;
  private final MemoryWait memory;
  private final AgentLog log;

  /** Written before {@link #ending}, read after it. */
  private long dropAfter;

  private volatile boolean ending;
  private long sequence;

  LineWriter(
      Encoder encoder,
      EventExporter exporter,
      Output output,
      EventRedaction redaction,
      EventFilters filters,
      Reports reports,
      MemoryWait memory,
      AgentLog log) {
    this.encoder = encoder;
    this.exporter = exporter;
    this.output = output;
    this.redaction = redaction;
    this.filters = filters;
    this.reports = reports;
    this.memory = memory;
    this.log = log;
  }

  /** From {@code nanoTime} on, or once the output has given up, it is too late. For any thread. */
  void dropAfter(long nanoTime) {
    dropAfter = nanoTime;
    ending = true;
  }

  /** Whether it is too late to write what the app recorded: then it is only counted. */
  boolean isTooLate() {
    return ending && (output.gaveUp() || System.nanoTime() - dropAfter > 0);
  }

  /** Whether there is no line yet. */
  boolean isEmpty() {
    return sequence == 0;
  }

  /** All lines carry these sections from now on. */
  void resource(Map<String, Object> sections) {
    Map<String, Object> resource = redaction.resource(sections);
    encoder.resource(resource);
    exporter.resource(resource);
  }

  /** As {@link #write}; what fails is counted as dropped. */
  void writeOrCount(Event event, EventType type) {
    if (!write(event, type)) {
      reports.drops.count(DropReason.ENCODING_FAILED, type, 1);
    }
  }

  /**
   * Appends the event as a line of that type, unless a filter leaves it out; false, with nothing of
   * it left, where that fails.
   */
  boolean write(Event event, EventType type) {
    event.type = type;
    event.sequence = sequence + 1;
    int start = output.lines.position();
    for (int tries = 1; ; tries++) {
      try {
        event.threadName = redaction.threadName(event.source);
        redaction.redact(event);
        if (filters.keep(event)) {
          encoder.encode(event, output.lines);
          sequence++;
          reports.written.count(type);
          exporter.export(event);
        }
        return true;
      } catch (Throwable t) {
        output.lines.position(start);
        if (!(t instanceof OutOfMemoryError) || !memory.pause(tries)) {
          failed(t);
          return false;
        }
      }
    }
  }

  /** An event could not be written. */
  void failed(Throwable cause) {
    log.firstThenQuiet("An event could not be written", cause);
  }

  void flushIfLarge() {
    try {
      output.flushIfLarge();
    } catch (OutOfMemoryError e) {
      // The lines are kept, and tried again with the next.
      memory.pause();
    }
  }

  /** Loads, while there is memory, what this event and the lack of memory would load. */
  void rehearse(Event event, EventType type) {
    memory.pause();
    event.type = type;
    encoder.encode(event, new LineBuffer(REHEARSAL_BYTES));
  }

  /**
   * The app has ended: writes what the encoder still holds, and has the exporter send what waits.
   */
  void end() {
    int start = output.lines.position();
    try {
      encoder.end(output.lines);
    } catch (Throwable t) {
      output.lines.position(start);
      failed(t);
    }
    exporter.finish(dropAfter);
  }

  /** Counts as dropped what has a line and could not be sent elsewhere. */
  void countUnsent() {
    exporter.tellDrops(reports.drops);
  }

  /** Adds to agent_stop what filters left out, and what was sent elsewhere. */
  void addTo(Map<String, Object> totals) {
    filters.addTo(totals);
    exporter.addTotals(totals);
  }

  /** Sends the last of what goes elsewhere. */
  void close() {
    exporter.close(dropAfter);
  }
}
