package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.output.EventType;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many spans have begun and not ended yet, of those that are written. Counted by the writer
 * alone; any thread may look.
 */
final class OpenCounts {
  private final WantedTypes wanted;

  /** By the type of what opens them. */
  private final AtomicLongArray open = new AtomicLongArray(EventType.values().length);

  OpenCounts(WantedTypes wanted) {
    this.wanted = wanted;
  }

  /** An event of that kind has come, of a span that began at that nanoTime. */
  void count(int kind, long began) {
    EventType opening = EventKinds.openingOf(kind);
    if (wanted.includes(opening, began)) {
      add(opening, EventKind.opens(kind) ? 1 : -1);
    }
  }

  /** A span that was counted when it began is left out after all. */
  void leaveOut(EventType opening) {
    add(opening, -1);
  }

  /** Whether an exchange of these families is open. */
  boolean hasExchanges(Set<String> families) {
    return families.contains("http") && open(EventType.HTTP_REQUEST) > 0
        || families.contains("db") && open(EventType.DB_REQUEST) > 0;
  }

  long total() {
    return open(EventType.FUNCTION_ENTRY)
        + open(EventType.HTTP_REQUEST)
        + open(EventType.DB_REQUEST);
  }

  private void add(EventType opening, int step) {
    open.lazySet(opening.ordinal(), open(opening) + step);
  }

  private long open(EventType opening) {
    return open.get(opening.ordinal());
  }
}
