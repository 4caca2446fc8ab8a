package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventHandler;
import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.SpanStack;
import io.telemetryagent.output.ErrorFacts;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import java.util.Collections;
import java.util.Map;

/**
 * Reads what the app's threads recorded, as the queue hands it over. Each event becomes all of its
 * lines, or is counted as dropped. Used by the writer thread alone.
 */
final class EventReader implements EventHandler {
  /** Marks an exit that was recorded after it happened: its duration is an upper bound. */
  private static final Map<String, Object> INFERRED =
      Collections.<String, Object>singletonMap("exit.inferred", true);

  private final LineWriter lines;
  private final OwnLines ownLines;
  private final EventFilters filters;
  private final Reports reports;
  private final WantedTypes wanted;
  private final ErrorReader errors;
  private final Ticker ticker;
  private final Event event = new Event();

  /** When the span of the present event began, by nanoTime. */
  private long began;

  /**
   * A reader that has read nothing yet.
   *
   * @param ownLines takes reports that an event gives rise to
   */
  EventReader(
      LineWriter lines,
      OwnLines ownLines,
      EventFilters filters,
      Reports reports,
      WantedTypes wanted,
      ErrorReader errors,
      Ticker ticker) {
    this.lines = lines;
    this.ownLines = ownLines;
    this.filters = filters;
    this.reports = reports;
    this.wanted = wanted;
    this.errors = errors;
    this.ticker = ticker;
  }

  @Override
  public boolean awaits(long[] words, int at, Object payload) {
    return filters.await(words, at, payload);
  }

  /** Nothing more has come: the first event that awaits another goes on; false if none does. */
  boolean letOneGo() {
    return filters.letOneGo();
  }

  @Override
  public void onEvent(long[] words, int at, SpanStack source, Object payload) {
    if (filters.leaveOutEnd(words, at, payload)) {
      return;
    }
    int kind = EventKind.kind(words[at]);
    began = words[at + 1] - words[at + 6];
    reports.open.count(kind, began);
    if (lines.isTooLate()) {
      reports.drops.count(DropReason.SHUTDOWN, kind, payload);
      return;
    }
    try {
      fill(words, at, source);
      filters.place(kind, event);
      write(kind, words[at + 6], payload);
      if (EventKind.isCall(kind)) {
        Report damped = reports.count(kind, event.method, words[at + 1], words[at + 6]);
        if (damped != null) {
          ownLines.write(damped);
        }
      }
    } catch (Throwable t) {
      // Before any line of it: writing a line does not fail.
      reports.drops.count(DropReason.ENCODING_FAILED, kind, payload);
      lines.failed(t);
    }
    lines.flushIfLarge();
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
    event.error = null;
    event.message = null;
    event.statusCode = 0;
    event.attributes = null;
  }

  private void write(int kind, long durationNanos, Object payload) {
    if (kind == EventKind.ENTRY) {
      writeIfWanted(EventType.FUNCTION_ENTRY);
    } else if (EventKind.isCall(kind)) {
      writeExit(kind, durationNanos, (Throwable) payload);
    } else if (EventKind.opens(kind)) {
      writeRequest(kind, (Exchange) payload);
    } else {
      writeResponse(kind, durationNanos, (Exchange) payload);
    }
  }

  private void writeExit(int kind, long durationNanos, Throwable thrown) {
    reports.methods.count(event.method, durationNanos);
    ErrorFacts error = null;
    if (thrown != null) {
      error = errors.fill(event, thrown, wanted.includes(EventType.EXCEPTION, began));
      writeIfWanted(EventType.EXCEPTION);
    }
    event.error = error;
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

  private void writeResponse(int kind, long durationNanos, Exchange exchange) {
    if (exchange.thrown() != null) {
      errors.fill(event, exchange.thrown(), true);
    }
    event.method = Event.NO_METHOD;
    event.durationNanos = durationNanos;
    event.statusCode = exchange.statusCode();
    event.message = exchange.responseMessage(durationNanos);
    event.attributes = exchange.responseAttributes();
    writeIfWanted(EventKinds.typeOf(kind));
  }

  private void writeIfWanted(EventType type) {
    if (wanted.includes(type, began)) {
      lines.writeOrCount(event, type);
    }
  }
}
