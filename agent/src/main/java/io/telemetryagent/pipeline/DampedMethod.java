package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.CallSums;
import io.telemetryagent.output.EventType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A method that is, or was, damped: what was counted of its calls, and what of that was reported.
 */
final class DampedMethod {
  /** How long it must be called less than half as often as allowed before it is let go. */
  static final long QUIET_NANOS = 10_000_000_000L;

  /** How often it is reported. */
  static final long INTERVAL_NANOS = 10_000_000_000L;

  private static final String[] DURATIONS = {
    "under_100ns",
    "under_1us",
    "under_10us",
    "under_100us",
    "under_1ms",
    "under_10ms",
    "under_100ms",
    "under_1s",
    "from_1s"
  };

  private static final double NANOS_PER_SECOND = 1e9;

  private final int method;
  private boolean damped;
  private CallSums sums = new CallSums();
  private long lookedAt;
  private long quietNanos;

  /** What was last reported, and when. */
  private CallSums told = sums;

  private long toldAt;

  /** The shortest and the longest call since then. */
  private long shortestNanos = Long.MAX_VALUE;

  private long longestNanos = -1;

  DampedMethod(int method) {
    this.method = method;
  }

  int method() {
    return method;
  }

  /** Whether its calls are counted and not written. */
  boolean isDamped() {
    return damped;
  }

  /** From now on its calls are counted. */
  void damp(long nowNanos) {
    damped = true;
    quietNanos = 0;
    lookedAt = nowNanos;
    toldAt = nowNanos;
  }

  /** Takes note of what is counted by now. */
  void look(CallSums newSums, long nowNanos, int maxCallsPerSecond) {
    long passed = Math.max(1, nowNanos - lookedAt);
    double perSecond = (newSums.calls - sums.calls) * NANOS_PER_SECOND / passed;
    quietNanos = perSecond < maxCallsPerSecond / 2.0 ? quietNanos + passed : 0;
    lookedAt = nowNanos;
    shortestNanos = Math.min(shortestNanos, newSums.shortestNanos);
    longestNanos = Math.max(longestNanos, newSums.longestNanos);
    sums = newSums;
  }

  /** Whether it was called less often for so long that its calls can be written again. */
  boolean isQuiet() {
    return quietNanos >= QUIET_NANOS;
  }

  /** Whether there is something to report, and it is time for it. */
  boolean isDue(long nowNanos) {
    return isWaiting() && nowNanos - toldAt >= INTERVAL_NANOS;
  }

  /** Whether there is something that was not reported yet. */
  boolean isWaiting() {
    return sums.calls > told.calls || sums.errors > told.errors || sums.timed() > told.timed();
  }

  /** What was counted and not reported yet; its calls are counted no more. */
  Report release(long nowNanos) {
    damped = false;
    Report report = summary(nowNanos);
    report.attributes.put("released", true);
    return report;
  }

  /** What was counted and not reported yet. */
  Report summary(long nowNanos) {
    long calls = sums.calls - told.calls;
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("calls", calls);
    attributes.put("errors", sums.errors - told.errors);
    attributes.put("window_ms", (nowNanos - toldAt) / 1_000_000);
    putDurations(attributes, calls);
    told = sums;
    toldAt = nowNanos;
    shortestNanos = Long.MAX_VALUE;
    longestNanos = -1;
    return new Report(
        EventType.FUNCTION_SUMMARY,
        method,
        String.format(
            Locale.ROOT, "was called %d times%s", calls, damped ? "" : "; it is no longer damped"),
        attributes);
  }

  private void putDurations(Map<String, Object> attributes, long calls) {
    long timed = sums.timed() - told.timed();
    attributes.put("calls_timed", timed);
    if (timed == 0) {
      return;
    }
    double mean = (double) (sums.nanos - told.nanos) / timed;
    attributes.put("duration.total_ns", Math.round(mean * Math.max(calls, timed)));
    attributes.put("duration.min_ns", shortestNanos);
    attributes.put("duration.max_ns", longestNanos);
    for (int i = 0; i < DURATIONS.length; i++) {
      long count = sums.durations[i] - told.durations[i];
      if (count > 0) {
        attributes.put("duration." + DURATIONS[i], count);
      }
    }
  }
}
