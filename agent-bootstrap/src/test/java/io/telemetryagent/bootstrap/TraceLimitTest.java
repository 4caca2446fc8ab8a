package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TraceLimitTest {
  private static final long SECOND = 1_000_000_000L;

  /** Clocks may begin anywhere, and pass their largest number. */
  private long now = Long.MAX_VALUE - SECOND / 2;

  private final TraceLimit limit = new TraceLimit(3, now);

  @Test
  void second_hasSoManyPlaces() {
    assertThat(taken(10)).isEqualTo(3);
  }

  @Test
  void nextSecond_hasAsMany() {
    taken(10);
    now += SECOND - 1;
    assertThat(taken(10)).isZero();
    now += 1;
    assertThat(taken(10)).isEqualTo(3);
  }

  @Test
  void placesLeftOver_areLost() {
    now += 100 * SECOND;
    assertThat(taken(1)).isEqualTo(1);
    now += SECOND;
    assertThat(taken(10)).isEqualTo(3);
  }

  @Test
  void threadWhoseClockIsBehind_takesNoMore() {
    now += SECOND;
    taken(3);
    now -= 1;
    assertThat(taken(10)).isZero();
  }

  @Test
  void manyThreads_takeNoMoreTogether() throws InterruptedException {
    TraceLimit shared = new TraceLimit(1000, 0);
    AtomicInteger taken = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int n = 0; n < 1000; n++) {
                  taken.addAndGet(shared.take(7) ? 1 : 0);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(taken).hasValue(1000);
  }

  private int taken(int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += limit.take(now) ? 1 : 0;
    }
    return taken;
  }
}
