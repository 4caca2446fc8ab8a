package io.telemetryagent.pipeline;

import static io.telemetryagent.pipeline.DropReport.LONGEST_NANOS;
import static io.telemetryagent.pipeline.DropReport.QUIET_NANOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.bootstrap.EventQueue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DropReportTest {
  private final EventQueue queue = new EventQueue(64, false, 0, 1);
  private final DropReport report =
      new DropReport(queue, new WantedTypes(Set.of("function", "exception")), 0);
  private long now;

  @Test
  void nothingDropped_isNeverDue() {
    for (int i = 0; i < 100; i++) {
      assertThat(isDueAfter(QUIET_NANOS)).isFalse();
    }
    assertThat(report.take(false)).isEmpty();
  }

  @Test
  void stretch_isDueWhenItHasEnded() {
    for (int i = 0; i < 10; i++) {
      drop();
      assertThat(isDueAfter(QUIET_NANOS)).isFalse();
    }
    assertThat(isDueAfter(QUIET_NANOS)).isTrue();
    assertThat(takenTotal()).isEqualTo(10);
    assertThat(isDueAfter(QUIET_NANOS)).isFalse();
    assertThat(isDueAfter(QUIET_NANOS)).isFalse();
  }

  @Test
  void stretch_hasNotEndedBetweenTwoQuickLooks() {
    drop();
    assertThat(isDueAfter(QUIET_NANOS)).isFalse();
    assertThat(isDueAfter(1)).isFalse();
    assertThat(isDueAfter(QUIET_NANOS - 1)).isTrue();
  }

  @Test
  void stretchThatGoesOn_isDueAfterASecond() {
    int looks = 0;
    do {
      drop();
      looks++;
    } while (!isDueAfter(QUIET_NANOS));
    assertThat(looks).isEqualTo(1 + LONGEST_NANOS / QUIET_NANOS);
    assertThat(takenTotal()).isEqualTo(looks);
    drop();
    assertThat(isDueAfter(QUIET_NANOS)).isFalse();
  }

  @Test
  void reasons_areReportedApart() {
    report.count(DropReason.SHUTDOWN, EventKind.EXIT, new Throwable());
    report.count(DropReason.ENCODING_FAILED, EventKind.ENTRY, null);
    List<Drops> drops = report.take(false);
    assertThat(drops)
        .extracting(each -> each.attributes().get("dropped.reason"))
        .containsExactly("encoding_failed", "shutdown");
    assertThat(drops).extracting(Drops::total).containsExactly(1L, 2L);
    assertThat(report.reported()).isEqualTo(3);
    assertThat(report.described())
        .isEqualTo(Map.of("total", 3L, "reasons", Map.of("encoding_failed", 1L, "shutdown", 2L)));
  }

  @Test
  void typesThatAreNotWritten_areNotMissed() {
    DropReport exceptionsAlone = new DropReport(queue, new WantedTypes(Set.of("exception")), 0);
    exceptionsAlone.count(DropReason.SHUTDOWN, EventKind.ENTRY, null);
    exceptionsAlone.count(DropReason.SHUTDOWN, EventKind.LOST_EXIT, new Throwable());
    assertThat(exceptionsAlone.take(false)).extracting(Drops::total).containsExactly(1L);
  }

  private void drop() {
    report.count(DropReason.ENCODING_FAILED, EventKind.ENTRY, null);
  }

  private boolean isDueAfter(long nanos) {
    now += nanos;
    return report.isDue(now);
  }

  private long takenTotal() {
    return report.take(false).stream().mapToLong(Drops::total).sum();
  }
}
