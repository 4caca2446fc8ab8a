package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.bootstrap.EventQueue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Notices when a stretch of drops has ended. Makes the attributes of events_dropped. */
final class DropReport {
  private final EventQueue queue;
  private final long[] reported = new long[EventKind.COUNT];
  private long lastSeen;

  DropReport(EventQueue queue) {
    this.queue = queue;
  }

  /** How many events were dropped so far. */
  long total() {
    long total = 0;
    for (int kind = 0; kind < EventKind.COUNT; kind++) {
      total += queue.drops(kind);
    }
    return total;
  }

  /** How many exits were dropped so far. */
  long exits() {
    return queue.drops(EventKind.EXIT) + queue.drops(EventKind.LOST_EXIT);
  }

  /** Whether there were drops that are not reported, and none since the last call. */
  boolean stretchEnded() {
    long total = total();
    boolean quiet = total == lastSeen;
    lastSeen = total;
    return quiet && total > reportedTotal();
  }

  /** The drops not reported yet, which are from now on; null where there are none. */
  Map<String, Object> take(boolean sinkFailed) {
    long entries = unreported(EventKind.ENTRY);
    long exits = unreported(EventKind.EXIT) + unreported(EventKind.LOST_EXIT);
    if (entries + exits == 0) {
      return null;
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("dropped.total", entries + exits);
    attributes.put("dropped.function_entry", entries);
    attributes.put("dropped.function_exit", exits);
    attributes.put("dropped.reason", sinkFailed ? "output_failed" : "queue_full");
    return attributes;
  }

  private long unreported(int kind) {
    long before = reported[kind];
    reported[kind] = queue.drops(kind);
    return reported[kind] - before;
  }

  private long reportedTotal() {
    long total = 0;
    for (long count : reported) {
      total += count;
    }
    return total;
  }
}
