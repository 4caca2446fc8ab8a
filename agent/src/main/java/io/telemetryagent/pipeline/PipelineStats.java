package io.telemetryagent.pipeline;

import io.telemetryagent.output.EventType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was written, by event type. Kept by the writer alone; another thread may look, and sees
 * figures that are a moment old.
 */
final class PipelineStats {
  private final long[] written = new long[EventType.values().length];
  private final long[] writtenBefore = new long[EventType.values().length];
  private final double[] perSecond = new double[EventType.values().length];
  private long lastNanos;

  /** Counts from {@code nowNanos} on. */
  PipelineStats(long nowNanos) {
    lastNanos = nowNanos;
  }

  void count(EventType type) {
    written[type.ordinal()]++;
  }

  long written(EventType type) {
    return written[type.ordinal()];
  }

  long total() {
    long total = 0;
    for (long count : written) {
      total += count;
    }
    return total;
  }

  /** Finds out the rates, by what was written since the last time. Called about once a second. */
  void measure(long nowNanos) {
    double seconds = Math.max(1, nowNanos - lastNanos) / 1e9;
    for (int i = 0; i < written.length; i++) {
      perSecond[i] = (written[i] - writtenBefore[i]) / seconds;
      writtenBefore[i] = written[i];
    }
    lastNanos = nowNanos;
  }

  /** Adds {@code events.function_entry} and the like for every type that occurred. */
  void addTo(Map<String, Object> attributes) {
    for (EventType type : EventType.values()) {
      if (written(type) > 0) {
        attributes.put("events." + type.text(), written(type));
      }
    }
  }

  /** For every type that occurred how many were written, and how many in the last second. */
  Map<String, Object> described() {
    Map<String, Object> types = new LinkedHashMap<>();
    for (EventType type : EventType.values()) {
      if (written(type) > 0) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("written", written(type));
        figures.put("per_second", Math.round(perSecond[type.ordinal()]));
        types.put(type.text(), figures);
      }
    }
    return types;
  }

  /** How many events of any type were written in the last second. */
  long perSecond() {
    double sum = 0;
    for (double rate : perSecond) {
      sum += rate;
    }
    return Math.round(sum);
  }
}
