package io.telemetryagent.pipeline;

import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import java.util.Collections;
import java.util.Map;

/**
 * Where events go beside the lines, each as it is written. Called on the writer thread alone, which
 * it never holds up but at the end.
 */
public interface EventExporter {
  /** Counts what has a line and is not sent. */
  interface Drops {
    void notSent(DropReason reason, EventType type, long count);
  }

  /** Nothing goes anywhere else. */
  EventExporter NONE =
      new EventExporter() {
        @Override
        public void resource(Map<String, Object> sections) {}

        @Override
        public void export(Event event) {}

        @Override
        public void tellDrops(Drops drops) {}

        @Override
        public void finish(long deadlineNanos) {}

        @Override
        public Map<String, Object> described() {
          return Collections.emptyMap();
        }

        @Override
        public void addTotals(Map<String, Object> totals) {}

        @Override
        public void close(long deadlineNanos) {}
      };

  /** The facts that all events carry from now on, by section and key. */
  void resource(Map<String, Object> sections);

  /** Takes what it needs of {@code event}, which is filled anew after that. */
  void export(Event event);

  /** Tells of events that were dropped since the last call. */
  void tellDrops(Drops drops);

  /**
   * The app has ended: sends what waits, as long as the other end takes it, until {@link
   * System#nanoTime} is {@code deadlineNanos}. The agent's own events may still follow.
   */
  void finish(long deadlineNanos);

  /**
   * What was sent where, by keys for a person; for another thread, about. Empty where nothing is.
   */
  Map<String, Object> described();

  /** Adds what was sent to the attributes of agent_stop. */
  void addTotals(Map<String, Object> totals);

  /** Sends the last events likewise, and ends. */
  void close(long deadlineNanos);
}
