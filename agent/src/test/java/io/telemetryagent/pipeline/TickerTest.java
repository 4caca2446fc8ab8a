package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TickerTest {
  private static final long SECOND = 1_000_000_000L;

  private final HandClocks clocks = new HandClocks();
  private final Ticker ticker = new Ticker(clocks);

  @Test
  void epochNanos_isTheSystemClock() {
    clocks.advance(5 * SECOND);
    assertThat(ticker.now()).isEqualTo(clocks.epoch);
  }

  @Test
  void follow_jumpsForward_butNotForWhatWasBefore() {
    clocks.advance(SECOND);
    long before = clocks.nano;
    clocks.epoch += 300;
    ticker.follow();
    clocks.advance(1);
    assertThat(ticker.now()).isEqualTo(clocks.epoch);
    assertThat(ticker.epochNanos(before - 1)).isEqualTo(clocks.epoch - 302);
  }

  @Test
  void follow_slowsDownUntilTheSystemClockHasCaughtUp() {
    clocks.advance(SECOND);
    long before = ticker.now();
    clocks.epoch -= 1000;
    ticker.follow();
    assertThat(ticker.now()).isEqualTo(before);
    clocks.advance(1000);
    assertThat(ticker.now()).isEqualTo(before + 500);
    clocks.advance(2000);
    assertThat(ticker.now()).isEqualTo(clocks.epoch);
  }

  @Property
  void epochNanos_neverGoesBackwards(
      @ForAll @Size(max = 50) int[] steps, @ForAll @IntRange(min = 1, max = 1000) int pace) {
    long last = ticker.now();
    for (int step : steps) {
      clocks.epoch += step % 100_000;
      ticker.follow();
      clocks.advance(pace);
      long now = ticker.now();
      assertThat(now).isGreaterThanOrEqualTo(last);
      last = now;
    }
  }

  private static final class HandClocks implements Ticker.Clocks {
    private long nano = -17;
    private long epoch = 1_795_340_000L * SECOND;

    void advance(long nanos) {
      nano += nanos;
      epoch += nanos;
    }

    @Override
    public long nanoTime() {
      return nano;
    }

    @Override
    public long epochNanos() {
      return epoch;
    }
  }
}
