package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenErrorsTest {
  private final SeenErrors seen = new SeenErrors();
  private final Exception thrown = new Exception();

  @Test
  void originOf_isTheFirstSpanOfTheTrace() {
    assertThat(seen.originOf(thrown, 1, 2, 7)).isZero();
    assertThat(seen.originOf(thrown, 1, 2, 8)).isEqualTo(7);
    assertThat(seen.originOf(thrown, 1, 2, 9)).isEqualTo(7);
  }

  @Test
  void originOf_beginsAnewInAnotherTrace() {
    seen.originOf(thrown, 1, 2, 7);
    assertThat(seen.originOf(thrown, 3, 4, 8)).isZero();
  }

  @Test
  void originOf_looksAtTheObjectNotItsEquality() {
    seen.originOf(thrown, 1, 2, 7);
    assertThat(seen.originOf(new Exception(), 1, 2, 8)).isZero();
  }
}
