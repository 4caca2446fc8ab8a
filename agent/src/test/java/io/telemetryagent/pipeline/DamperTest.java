package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.bootstrap.Volume;
import io.telemetryagent.output.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a method is damped, what is told of it, and when it is let go; by a clock set by hand. */
class DamperTest {
  private static final int METHOD = 3;
  private static final int LIMIT = 100;
  private static final long SECOND = 1_000_000_000L;

  private final EventQueue queue = new EventQueue(1 << 14, false, 0, 1);

  /** Clocks may begin anywhere, and pass their largest number. */
  private long now = Long.MAX_VALUE - 5 * SECOND;

  private Damper damper;

  @BeforeEach
  void create() {
    queue.volume(new Volume(1, 0, LIMIT));
    damper = new Damper(queue, new WantedTypes(Set.of("function")), now);
    Tracer.start(queue);
  }

  @AfterEach
  void stop() {
    Tracer.stop();
  }

  @Test
  void methodThatIsCalledAsOftenAsAllowed_isWritten() {
    for (int second = 0; second < 10; second++) {
      assertThat(written(METHOD, LIMIT, SECOND / LIMIT)).isNull();
    }
    assertThat(isDamped(METHOD)).isFalse();
    assertThat(damper.last(now)).isEmpty();
  }

  @Test
  void methodThatIsCalledMoreOften_isDamped_andToldOf() {
    Report report = written(METHOD, LIMIT + 1, SECOND / LIMIT / 2);
    assertThat(report.type).isEqualTo(EventType.METHOD_DAMPED);
    assertThat(report.method).isEqualTo(METHOD);
    assertThat(report.attributes)
        .containsEntry("duration.mean_ns", 7L)
        .containsEntry("max_calls_per_second", LIMIT);
    assertThat((long) report.attributes.get("calls_per_second")).isBetween(200L, 205L);
    assertThat(isDamped(METHOD)).isTrue();
    assertThat(isDamped(METHOD - 1)).isFalse();
  }

  @Test
  void callsOfDifferentMethods_areNotAddedUp() {
    for (int i = 0; i < 10; i++) {
      assertThat(written(i, LIMIT, 1)).isNull();
    }
  }

  @Test
  void callsThatWereQueuedBefore_areNotToldOfAgain() {
    assertThat(written(METHOD, LIMIT + 1, 1)).isNotNull();
    assertThat(written(METHOD, 10 * LIMIT, SECOND / LIMIT / 5)).isNull();
  }

  @Test
  void methodWhoseCallsAreDropped_isDamped_thoughFewAreWritten() {
    EventQueue full = new EventQueue(1, false, 0, 1);
    full.volume(queue.volume());
    damper = new Damper(full, new WantedTypes(Set.of("function")), now);
    Tracer.start(full);
    calls(METHOD, LIMIT / 2);
    assertThat(passed(1)).isEmpty();
    calls(METHOD, LIMIT + 1);
    calls(METHOD + 1000, LIMIT + 1);
    List<Report> told = passed(1);
    assertThat(told).extracting(report -> report.method).containsExactly(METHOD, METHOD + 1000);
    assertThat(told.get(0).attributes).containsEntry("calls_per_second", LIMIT + 1L);
    assertThat(full.drops(0)).isGreaterThan(2 * LIMIT);
    calls(METHOD, 10);
    assertThat(only(damper.last(now)).attributes).containsEntry("calls", 10L);
  }

  @Test
  void noLimit_dampsNothing() {
    queue.volume(Volume.ALL);
    assertThat(written(METHOD, 10_000, 1)).isNull();
  }

  @Test
  void whereCallsAreNotWritten_nothingIsDamped() {
    damper = new Damper(queue, new WantedTypes(Set.of()), now);
    assertThat(written(METHOD, 10_000, 1)).isNull();
  }

  @Test
  void summary_comesEveryTenSeconds_ofWhatWasCountedSince() {
    written(METHOD, LIMIT + 1, 1);
    calls(METHOD, 1000);
    fail(METHOD);
    assertThat(passed(9)).isEmpty();
    Report summary = only(passed(1));
    assertThat(summary.type).isEqualTo(EventType.FUNCTION_SUMMARY);
    assertThat(summary.attributes)
        .containsEntry("calls", 1001L)
        .containsEntry("errors", 1L)
        .containsEntry("calls_timed", 143L)
        .containsEntry("window_ms", 10_000L)
        .containsKeys("duration.total_ns", "duration.min_ns", "duration.max_ns")
        .doesNotContainKey("released");
    assertThat(sumOfDurations(summary.attributes)).isEqualTo(143);
    calls(METHOD, 2000);
    assertThat(only(passed(10)).attributes).containsEntry("calls", 2000L);
  }

  @Test
  void durations_areWithinWhatTheTotalSays() {
    written(METHOD, LIMIT + 1, 1);
    calls(METHOD, 7);
    Map<String, Object> attributes = only(damper.last(now)).attributes;
    long one = (long) attributes.get("duration.min_ns");
    assertThat(one).isPositive().isEqualTo(attributes.get("duration.max_ns"));
    assertThat(attributes).containsEntry("duration.total_ns", 7 * one);
  }

  @Test
  void last_tellsTheRest_once() {
    written(METHOD, LIMIT + 1, 1);
    calls(METHOD, 5);
    assertThat(only(damper.last(now)).attributes).containsEntry("calls", 5L);
    assertThat(damper.last(now)).isEmpty();
  }

  @Test
  void methodThatIsCalledHalfAsOftenAsAllowed_staysDamped() {
    written(METHOD, LIMIT + 1, 1);
    for (int second = 0; second < 60; second++) {
      calls(METHOD, LIMIT / 2);
      for (Report report : passed(1)) {
        assertThat(report.attributes).doesNotContainKey("released");
      }
    }
    assertThat(isDamped(METHOD)).isTrue();
  }

  @Test
  void methodThatIsCalledLessForTenSeconds_isLetGo_andToldOf() {
    written(METHOD, LIMIT + 1, 1);
    for (int second = 0; second < 9; second++) {
      calls(METHOD, LIMIT / 2 - 1);
      assertThat(passed(1)).isEmpty();
    }
    calls(METHOD, LIMIT / 2 - 1);
    Report released = only(passed(1));
    assertThat(released.attributes)
        .contains(entry("released", true), entry("calls", 10L * (LIMIT / 2 - 1)));
    assertThat(released.message).contains("no longer damped");
    assertThat(isDamped(METHOD)).isFalse();
    assertThat(passed(20)).isEmpty();
  }

  @Test
  void onceCalledMoreAmidst_staysDampedForAnotherTenSeconds() {
    written(METHOD, LIMIT + 1, 1);
    passed(8);
    calls(METHOD, LIMIT);
    passed(1);
    assertThat(only(passed(9)).attributes).doesNotContainKey("released");
    assertThat(isDamped(METHOD)).isTrue();
    assertThat(only(passed(1)).attributes).containsEntry("released", true);
  }

  @Test
  void methodThatWasLetGo_isDampedAgain_andItsSumsGoOn() {
    written(METHOD, LIMIT + 1, 1);
    calls(METHOD, 10);
    passed(10);
    assertThat(isDamped(METHOD)).isFalse();
    now += SECOND;
    assertThat(written(METHOD, LIMIT + 1, 1).type).isEqualTo(EventType.METHOD_DAMPED);
    calls(METHOD, 20);
    assertThat(only(damper.last(now)).attributes).containsEntry("calls", 20L);
  }

  /** A thread may have seen a method damped, and count its call after that is over. */
  @Test
  void callThatIsCountedLate_isTold() {
    written(METHOD, LIMIT + 1, 1);
    Span open = Tracer.enter(METHOD);
    passed(10);
    Tracer.exit(open, null);
    Report late = only(passed(10));
    assertThat(late.attributes).contains(entry("calls", 0L), entry("calls_timed", 1L));
    assertThat(late.attributes).doesNotContainKey("released");
  }

  @Test
  void limitThatIsTakenAway_letsAllGo() {
    written(METHOD, LIMIT + 1, 1);
    written(METHOD + 1, LIMIT + 1, 1);
    calls(METHOD, 1000);
    queue.volume(Volume.ALL);
    assertThat(passed(1))
        .hasSize(2)
        .allSatisfy(report -> assertThat(report.attributes).containsEntry("released", true));
    assertThat(isDamped(METHOD)).isFalse();
  }

  @Test
  void exceptionsThatWereCountedOnly_areInTheTotalsByType() {
    written(METHOD, LIMIT + 1, 1);
    fail(METHOD);
    fail(METHOD);
    Map<String, Object> totals = new TreeMap<>();
    damper.addTo(totals);
    assertThat(totals)
        .containsExactly(entry("exceptions_damped.java.lang.IllegalStateException", 2L));
  }

  /** Calls that are written, so many nanoseconds apart; what is told of the last that says any. */
  private Report written(int method, int count, long apart) {
    Report told = null;
    for (int i = 0; i < count; i++) {
      Report report = damper.begin(method, now);
      damper.end(method, 7);
      told = report == null ? told : report;
      now += apart;
    }
    return told;
  }

  /** What is told while so many seconds pass. */
  private List<Report> passed(int seconds) {
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      now += SECOND;
      reports.addAll(damper.due(now));
    }
    return reports;
  }

  private boolean isDamped(int method) {
    Span span = Tracer.enter(method);
    Tracer.exit(span, null);
    return queue.drain((words, at, source, payload) -> {}) == 0;
  }

  private static void calls(int method, int count) {
    for (int i = 0; i < count; i++) {
      Tracer.exit(Tracer.enter(method), null);
    }
  }

  private static void fail(int method) {
    Tracer.exit(Tracer.enter(method), new IllegalStateException());
  }

  private static Report only(List<Report> reports) {
    assertThat(reports).hasSize(1);
    return reports.get(0);
  }

  private static long sumOfDurations(Map<String, Object> attributes) {
    return attributes.entrySet().stream()
        .filter(each -> each.getKey().matches("duration\\.(under|from)_.*"))
        .mapToLong(each -> (long) each.getValue())
        .sum();
  }
}
