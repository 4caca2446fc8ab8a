package io.telemetryagent.pipeline.filter;

import io.telemetryagent.extension.EventFilter;
import io.telemetryagent.extension.TelemetryEvent;
import io.telemetryagent.log.AgentLog;

/** A filter of the user's, and what keeps its faults from the events. */
public final class GuardedFilter {
  /** How often it may fail before it is asked no more. */
  public static final int MOST_FAILURES = 100;

  private final EventFilter filter;
  private final AgentLog log;
  private int failures;

  public GuardedFilter(EventFilter filter, AgentLog log) {
    this.filter = filter;
    this.log = log;
  }

  /** What the filter makes of it; the event as it is where the filter fails, or did too often. */
  public FilterEvent ask(FilterEvent event) {
    if (failures == MOST_FAILURES) {
      return event;
    }
    try {
      return own(filter.filter(event), event);
    } catch (Throwable t) {
      fail(t);
      return event;
    }
  }

  public int failures() {
    return failures;
  }

  private static FilterEvent own(TelemetryEvent answer, FilterEvent asked) {
    if (answer == null || answer instanceof FilterEvent && ((FilterEvent) answer).isOf(asked)) {
      return (FilterEvent) answer;
    }
    throw new IllegalStateException("the answer is another event: " + answer.getClass().getName());
  }

  private void fail(Throwable cause) {
    failures++;
    String name = filter.getClass().getName();
    if (failures == MOST_FAILURES) {
      String often = " failed " + MOST_FAILURES + " times; it is switched off";
      log.warn("The filter " + name + often, cause);
    } else {
      log.firstThenQuiet("The filter " + name + " failed; the event is written as it was", cause);
    }
  }
}
