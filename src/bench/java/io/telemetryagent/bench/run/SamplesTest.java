package io.telemetryagent.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {
  private final Samples samples = new Samples();

  @Test
  void median_isTheMiddleOne() {
    add(9);
    add(1);
    add(2);
    assertThat(samples.median("case", "ns")).isEqualTo(2);
  }

  @Test
  void median_isBetweenTheMiddleTwo() {
    add(1);
    add(4);
    assertThat(samples.median("case", "ns")).isEqualTo(2.5);
  }

  @Test
  void median_isNanWhereNothingWasMeasured() {
    add(1);
    assertThat(samples.median("case", "bytes")).isNaN();
    assertThat(samples.median("other", "ns")).isNaN();
  }

  private void add(double value) {
    samples.add("case", new Sample().put("ns", value));
  }
}
