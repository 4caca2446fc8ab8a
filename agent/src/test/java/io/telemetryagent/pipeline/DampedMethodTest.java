package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.telemetryagent.bootstrap.CallSums;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of the sums of a method. */
class DampedMethodTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int LIMIT = 100;

  private final DampedMethod method = new DampedMethod(3);

  @BeforeEach
  void damp() {
    method.damp(0);
    method.look(sums(1000, 10, 100, 50_000, 100, 9000), SECOND, LIMIT);
  }

  @Test
  void summary_hasTheSums_andWhatTheyAmountTo() {
    assertThat(method.summary(10 * SECOND).attributes)
        .containsExactly(
            entry("calls", 1000L),
            entry("errors", 10L),
            entry("window_ms", 10_000L),
            entry("calls_timed", 100L),
            entry("duration.total_ns", 500_000L),
            entry("duration.min_ns", 100L),
            entry("duration.max_ns", 9000L),
            entry("duration.under_1us", 100L));
  }

  @Test
  void nextSummary_isOfWhatCameSince() {
    method.summary(10 * SECOND);
    method.look(sums(1500, 10, 110, 51_000, 200, 300), 11 * SECOND, LIMIT);
    method.look(sums(1700, 10, 120, 52_000, 150, 250), 12 * SECOND, LIMIT);
    assertThat(method.summary(12 * SECOND).attributes)
        .containsExactly(
            entry("calls", 700L),
            entry("errors", 0L),
            entry("window_ms", 2000L),
            entry("calls_timed", 20L),
            entry("duration.total_ns", 70_000L),
            entry("duration.min_ns", 150L),
            entry("duration.max_ns", 300L),
            entry("duration.under_1us", 20L));
  }

  @Test
  void callThatOnlyFailed_isStillToBeTold() {
    method.summary(10 * SECOND);
    assertThat(method.isWaiting()).isFalse();
    method.look(sums(1000, 11, 100, 50_000, Long.MAX_VALUE, -1), 11 * SECOND, LIMIT);
    assertThat(method.isWaiting()).isTrue();
    assertThat(method.isDue(20 * SECOND - 1)).isFalse();
    assertThat(method.isDue(20 * SECOND)).isTrue();
    assertThat(method.summary(20 * SECOND).attributes)
        .contains(entry("calls", 0L), entry("errors", 1L), entry("calls_timed", 0L))
        .doesNotContainKey("duration.total_ns");
  }

  @Test
  void hugeSums_areNoLess() {
    long calls = 1L << 40;
    method.look(sums(calls, 10, calls / 7, calls * 10, 1, 1), 2 * SECOND, LIMIT);
    double total = (long) method.summary(10 * SECOND).attributes.get("duration.total_ns");
    assertThat(total / calls).isBetween(69.9, 70.1);
  }

  private static CallSums sums(
      long calls, long errors, long timed, long nanos, long shortest, long longest) {
    CallSums sums = new CallSums();
    sums.calls = calls;
    sums.errors = errors;
    sums.nanos = nanos;
    sums.durations[1] = timed;
    sums.shortestNanos = shortest;
    sums.longestNanos = longest;
    return sums;
  }
}
