package io.telemetryagent.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import workload.Timings;

class TimingsTest {
  private final Timings timings = new Timings();

  @Test
  void median_isExactWhereDurationsAreShort() {
    timings.add(0);
    timings.add(1023);
    timings.add(77);
    assertThat(timings.median()).isEqualTo(77);
    assertThat(timings.mean()).isEqualTo(1100 / 3.0);
  }

  @Test
  void median_isCloseWhereDurationsAreLong() {
    for (long nanos = 1024; nanos < 1L << 40; nanos *= 3) {
      Timings one = new Timings();
      one.add(nanos);
      assertThat(one.median()).isCloseTo(nanos, within(nanos / 500.0));
    }
  }

  @Test
  void add_takesAllOfOthers() {
    Timings others = new Timings();
    others.add(5);
    others.add(7);
    timings.add(others);
    assertThat(timings.count()).isEqualTo(2);
    assertThat(timings.mean()).isEqualTo(6);
  }
}
