package io.telemetryagent.pipeline;

import io.telemetryagent.output.EventType;
import java.util.Set;

/**
 * Which types of events are written, as the option {@code events} says, which may change. What ends
 * is written if its beginning was: so both are judged by when it began.
 */
final class WantedTypes {
  /** How many changes are remembered: what began before all of them is judged by the first. */
  private static final int MOST_PERIODS = 100;

  /**
   * What holds for all that began from a moment on, until the next period. Linked to the one
   * before.
   */
  private static final class Period {
    final long since;
    final int number;
    final boolean[] wanted = new boolean[EventType.values().length];
    Period before;

    Period(long since, int number, Set<String> families) {
      this.since = since;
      this.number = number;
      for (EventType type : EventType.values()) {
        String family = familyOf(type);
        wanted[type.ordinal()] = family == null || families.contains(family);
      }
    }
  }

  private volatile Period latest;

  /** Events of these families are written, from the beginning on. */
  WantedTypes(Set<String> families) {
    latest = new Period(Long.MIN_VALUE, 0, families);
  }

  /** Of what begins from {@code nanoTime} on, events of these families are written. */
  synchronized void change(Set<String> families, long nanoTime) {
    Period next = new Period(nanoTime, latest.number + 1, families);
    next.before = latest;
    latest = next;
    forgetBefore(next.number - MOST_PERIODS);
  }

  /** Whether events of that type are written if they begin now. */
  boolean includes(EventType type) {
    return latest.wanted[type.ordinal()];
  }

  /** Whether an event of that type is written if it, or what it ends, began at that nanoTime. */
  boolean includes(EventType type, long began) {
    Period period = latest;
    while (period.before != null && began - period.since < 0) {
      period = period.before;
    }
    return period.wanted[type.ordinal()];
  }

  private void forgetBefore(int number) {
    Period period = latest;
    while (period.before != null) {
      if (period.before.number < number) {
        period.before = null;
        return;
      }
      period = period.before;
    }
  }

  /**
   * The family of a type; null for the agent's own, which always are written. What tells of damping
   * is of these: only calls that are wanted are damped, but a summary may come when they no longer
   * are.
   */
  private static String familyOf(EventType type) {
    switch (type) {
      case FUNCTION_ENTRY:
      case FUNCTION_EXIT:
        return "function";
      case EXCEPTION:
        return "exception";
      case HTTP_REQUEST:
      case HTTP_RESPONSE:
        return "http";
      case DB_REQUEST:
      case DB_RESPONSE:
        return "db";
      default:
        return null;
    }
  }
}
