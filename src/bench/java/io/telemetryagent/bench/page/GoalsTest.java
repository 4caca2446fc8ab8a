package io.telemetryagent.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalsTest {
  @Test
  void atMost_isReachedUpToTheLimit() {
    assertThat(lastRow(new Goals().atMost("cost", 75, 75, 0, " ns")))
        .isEqualTo("| cost | at most 75 ns | 75 ns | yes |");
    assertThat(lastRow(new Goals().atMost("cost", 75, 75.1, 1, " ns"))).endsWith(" | no |");
  }

  @Test
  void atLeast_isReachedFromTheLimitOn() {
    assertThat(lastRow(new Goals().atLeast("lines", 2, 2, 0, ""))).endsWith(" | yes |");
    assertThat(lastRow(new Goals().atLeast("lines", 2, 1.9, 1, ""))).endsWith(" | no |");
  }

  @Test
  void unmeasuredFigure_isNeitherReachedNorMissed() {
    assertThat(lastRow(new Goals().atMost("cost", 75, Double.NaN, 0, " ns")))
        .endsWith("| not measured |  |");
  }

  private static String lastRow(Goals goals) {
    return goals.toString().lines().skip(2).findFirst().orElseThrow();
  }
}
