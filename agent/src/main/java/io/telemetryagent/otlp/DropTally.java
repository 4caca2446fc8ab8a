package io.telemetryagent.otlp;

import io.telemetryagent.output.EventType;
import io.telemetryagent.pipeline.DropReason;
import io.telemetryagent.pipeline.EventExporter;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many events were not sent, by reason and type. Added to by any thread, told by the writer.
 */
final class DropTally {
  private static final EventType[] TYPES = EventType.values();
  private static final DropReason[] REASONS = DropReason.values();

  private final AtomicLongArray counts = new AtomicLongArray(REASONS.length * TYPES.length);

  /** Whether there is something to tell. Written after the counts, read before them. */
  private volatile boolean changed;

  void add(DropReason reason, EventType type, long count) {
    counts.addAndGet(reason.ordinal() * TYPES.length + type.ordinal(), count);
    changed = true;
  }

  /** Tells what was added since the last call. */
  void tell(EventExporter.Drops drops) {
    if (!changed) {
      return;
    }
    changed = false;
    for (int i = 0; i < counts.length(); i++) {
      long count = counts.getAndSet(i, 0);
      if (count > 0) {
        drops.notSent(REASONS[i / TYPES.length], TYPES[i % TYPES.length], count);
      }
    }
  }
}
