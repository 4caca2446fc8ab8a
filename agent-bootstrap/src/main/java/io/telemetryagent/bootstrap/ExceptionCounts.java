package io.telemetryagent.bootstrap;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Exceptions of which no line is written, by type. Holds names, not classes: these are the app's.
 */
final class ExceptionCounts {
  private static final String OTHERS = "others";

  private final int mostTypes;
  private final ConcurrentHashMap<String, AtomicLong> counts =
      new ConcurrentHashMap<String, AtomicLong>();

  /** No counts. An app may make up types without end: after so many of them they count as one. */
  ExceptionCounts(int mostTypes) {
    this.mostTypes = mostTypes;
  }

  void count(Throwable thrown) {
    String type = thrown.getClass().getName();
    AtomicLong count = counts.get(type);
    if (count == null) {
      count = added(counts.size() < mostTypes ? type : OTHERS);
    }
    count.incrementAndGet();
  }

  /** How many there were of each type so far, by its name. */
  Map<String, Long> byType() {
    Map<String, Long> result = new TreeMap<String, Long>();
    for (Map.Entry<String, AtomicLong> count : counts.entrySet()) {
      result.put(count.getKey(), count.getValue().get());
    }
    return result;
  }

  private AtomicLong added(String type) {
    AtomicLong fresh = new AtomicLong();
    AtomicLong known = counts.putIfAbsent(type, fresh);
    return known == null ? fresh : known;
  }
}
