package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleThresholdTest {
  /** Values of the specification's own table, and what people write. */
  @ParameterizedTest
  @CsvSource({
    "0.5, ot=th:8",
    "0.25, ot=th:c",
    "0.125, ot=th:e",
    "0.1, ot=th:e6666666666666",
    "0.000000000000000014, ot=th:ffffffffffffff",
  })
  void rate_goesOutAsTheRestOfIt(double rate, String traceState) {
    assertThat(SampleThreshold.traceState(SampleThreshold.of(rate))).isEqualTo(traceState);
  }

  @Test
  void wholeOfTheTraces_needsNoWord() {
    assertThat(SampleThreshold.of(1)).isEqualTo(SampleThreshold.ALL);
    assertThat(SampleThreshold.traceState(SampleThreshold.ALL)).isNull();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.9, 0.5, 0.3, 0.1, 0.07, 0.01, 0.001, 0.0001, 0.000123456, 0})
  void rate_comesBackAsItWasWritten(double rate) {
    assertThat(SampleThreshold.rate(SampleThreshold.of(rate))).isEqualTo(rate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ot=th:c",
        "ot=th:c0000000000000",
        "ot=rv:123;th:c",
        "ot=th:c;rv:123",
        "a=1,ot=th:c,b=2",
        "a=1,ot=p:8;th:c",
      })
  void threshold_isFoundInWhatOthersSend(String traceState) {
    assertThat(SampleThreshold.rate(SampleThreshold.in(traceState))).isEqualTo(0.25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1",
        "not=th:c",
        "ot=rv:123",
        "a=1,ot=p:8,b=th:c",
        "ot=th:",
        "ot=th:C",
        "ot=th:0x8",
        "ot=th:c00000000000000",
        "ot=xth:c",
      })
  void whatIsNoThreshold_tellsNothing(String traceState) {
    assertThat(SampleThreshold.in(traceState)).isEqualTo(SampleThreshold.ALL);
    assertThat(SampleThreshold.in(null)).isEqualTo(SampleThreshold.ALL);
  }

  @Test
  void decision_looksAtTheLast56BitsAlone() {
    long half = SampleThreshold.of(0.5);
    assertThat(SampleThreshold.keeps(half, 0xff7fffffffffffffL)).isFalse();
    assertThat(SampleThreshold.keeps(half, 0x0080000000000000L)).isTrue();
    assertThat(SampleThreshold.keeps(SampleThreshold.of(0), -1)).isFalse();
    assertThat(SampleThreshold.keeps(SampleThreshold.ALL, 0)).isTrue();
  }

  @Test
  void rateThatIsNoShortNumber_isRounded() {
    assertThat(SampleThreshold.rate(SampleThreshold.of(1 / 3.0)))
        .isEqualTo(0.333333333, within(0.));
  }
}
