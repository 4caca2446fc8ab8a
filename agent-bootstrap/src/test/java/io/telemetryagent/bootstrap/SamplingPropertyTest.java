package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

/** What holds for any rate. Each service makes and reads its settings by itself. */
class SamplingPropertyTest {
  private static final int TRACES = 20_000;

  /** So many standard deviations off, once in 500 million tries; of rare ones, so many more. */
  private static final int SIGMAS = 6;

  @Property
  void shareThatIsKept_isTheRate(
      @ForAll @DoubleRange(max = 1) @Scale(8) double rate, @ForAll long seed) {
    SplitMix64 ids = ids(seed);
    Volume volume = new Volume(rate, 0, 0);
    int kept = 0;
    for (int i = 0; i < TRACES; i++) {
      kept += volume.samples(ids.nextId()) ? 1 : 0;
    }
    double deviation = Math.sqrt(TRACES * rate * (1 - rate));
    assertThat((double) kept).isCloseTo(TRACES * rate, within(SIGMAS * (deviation + 1)));
  }

  @Property
  void servicesWithOneRate_keepTheSameTraces(
      @ForAll @DoubleRange(max = 1) @Scale(8) double rate, @ForAll long seed) {
    SplitMix64 ids = ids(seed);
    Volume one = new Volume(rate, 0, 0);
    Volume other = new Volume(rate, 0, 0);
    for (int i = 0; i < 100; i++) {
      long id = ids.nextId();
      assertThat(one.samples(id)).isEqualTo(other.samples(id));
    }
  }

  @Property
  void serviceWithAHigherRate_keepsWhatOneWithALowerRateKeeps(
      @ForAll @DoubleRange(max = 1) @Scale(8) double a,
      @ForAll @DoubleRange(max = 1) @Scale(8) double b,
      @ForAll long seed) {
    SplitMix64 ids = ids(seed);
    Volume lower = new Volume(Math.min(a, b), 0, 0);
    Volume higher = new Volume(Math.max(a, b), 0, 0);
    for (int i = 0; i < 100; i++) {
      long id = ids.nextId();
      assertThat(higher.samples(id) || !lower.samples(id)).isTrue();
    }
  }

  /** A service reads the same threshold from the header as the sender has. */
  @Property
  void thresholdThatIsSent_arrives(
      @ForAll @DoubleRange(min = 1e-12, max = 1) @Scale(12) double rate) {
    long threshold = SampleThreshold.of(rate);
    String sent = SampleThreshold.traceState(threshold);
    assertThat(SampleThreshold.in(sent)).isEqualTo(threshold);
    assertThat(SampleThreshold.rate(threshold)).isCloseTo(rate, within(rate * 1e-8 + 1e-16));
  }

  private static SplitMix64 ids(long seed) {
    SplitMix64 ids = new SplitMix64();
    ids.seed(seed);
    return ids;
  }
}
