package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.extension.EventFilter;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import io.telemetryagent.pipeline.filter.FilterEvent;
import io.telemetryagent.pipeline.filter.GuardedFilter;
import io.telemetryagent.pipeline.filter.SpanFates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The filters of the user's, asked in their order about each event of the app's, and what follows
 * from their answers. Costs next to nothing where there are none. Used by the writer thread alone.
 */
final class EventFilters {
  private final List<GuardedFilter> filters = new ArrayList<>();
  private final MethodTable methods;
  private final EventRedaction redaction;
  private final WantedTypes wanted;
  private final Reports reports;

  /** Null where there are no filters. */
  private final SpanFates fates;

  private final long[] leftOut = new long[EventType.values().length];

  EventFilters(
      List<EventFilter> filters,
      MethodTable methods,
      EventRedaction redaction,
      WantedTypes wanted,
      Reports reports,
      AgentLog log) {
    for (EventFilter filter : filters) {
      this.filters.add(new GuardedFilter(filter, log));
    }
    this.methods = methods;
    this.redaction = redaction;
    this.wanted = wanted;
    this.reports = reports;
    fates = filters.isEmpty() ? null : new SpanFates();
  }

  /** Whether this event has to wait until the fate of its parent is known. */
  boolean await(long[] words, int at, Object payload) {
    if (fates == null || !EventKind.opens(EventKind.kind(words[at]))) {
      return false;
    }
    boolean served = payload instanceof Exchange && ((Exchange) payload).isServed();
    return !served && fates.isTooEarly(words[at + 2], words[at + 3], words[at + 1]);
  }

  /** Lets an event go on that waits; false where none does. */
  boolean letOneGo() {
    return fates != null && fates.letOneGo();
  }

  /** Whether this is the end of a span that was left out when it began; then it is counted. */
  boolean leaveOutEnd(long[] words, int at, Object payload) {
    int kind = EventKind.kind(words[at]);
    if (fates == null || EventKind.opens(kind) || !fates.isLeftOut(words[at + 2])) {
      return false;
    }
    fates.end(words[at + 2], 0);
    long began = words[at + 1] - words[at + 6];
    if (EventKind.isCall(kind)) {
      reports.count(kind, EventKind.method(words[at]), words[at + 1], words[at + 6]);
    }
    countIfWanted(EventKinds.typeOf(kind), began);
    if (payload instanceof Throwable) {
      countIfWanted(EventType.EXCEPTION, began);
    }
    return true;
  }

  /** Gives the event the parent that is written. */
  void place(int kind, Event event) {
    if (fates == null) {
      return;
    }
    if (EventKind.opens(kind)) {
      fates.open(event);
    } else {
      event.parentId = fates.end(event.spanId, event.parentId);
    }
  }

  /** Changes an event of the app's as they say; false where one leaves it out. */
  boolean keep(Event event) {
    if (fates == null || event.spanId == 0) {
      return true;
    }
    String name = event.method == Event.NO_METHOD ? null : methods.functionName(event.method);
    FilterEvent asked = new FilterEvent(event, name);
    FilterEvent answer = asked;
    for (GuardedFilter filter : filters) {
      FilterEvent next = filter.ask(answer);
      if (next != null) {
        answer = next;
      } else if (event.type.opens()) {
        fates.leaveOut(event);
        reports.open.leaveOut(event.type);
        count(event.type);
        return false;
      }
    }
    if (answer != asked) {
      answer.copyTo(event);
      redaction.redactAgain(event);
    }
    return true;
  }

  /** Adds {@code events_filtered}, {@code filtered.function_entry} and so on, and failures. */
  void addTo(Map<String, Object> totals) {
    if (fates == null) {
      return;
    }
    long total = 0;
    for (EventType type : EventType.values()) {
      long count = leftOut[type.ordinal()];
      total += count;
      if (count > 0) {
        totals.put("filtered." + type.text(), count);
      }
    }
    long failures = 0;
    for (GuardedFilter filter : filters) {
      failures += filter.failures();
    }
    totals.put("events_filtered", total);
    totals.put("filter_failures", failures);
  }

  private void countIfWanted(EventType type, long began) {
    if (wanted.includes(type, began)) {
      count(type);
    }
  }

  private void count(EventType type) {
    leftOut[type.ordinal()]++;
  }
}
