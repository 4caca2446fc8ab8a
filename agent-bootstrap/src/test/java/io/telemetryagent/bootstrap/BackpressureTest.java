package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BackpressureTest {
  private static final long STALL = 1_000_000_000L;

  private final HandClock clock = new HandClock();
  private final EventQueue queue = new EventQueue(64, true, STALL, 0);
  private final Backpressure waiting = new Backpressure(true, STALL, clock);
  private boolean full = true;

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void await_withoutWaiting_isFalseAtOnce() {
    assertThat(new Backpressure(false, STALL, clock).await(room(), queue)).isFalse();
    assertThat(clock.naps).isEmpty();
  }

  @Test
  void await_whereThereIsRoom_isTrueAtOnce() {
    full = false;
    assertThat(waiting.await(room(), queue)).isTrue();
    assertThat(clock.naps).isEmpty();
  }

  @Test
  void await_lastsUntilThereIsRoom() {
    clock.during(() -> full = clock.naps.size() < 3);
    assertThat(waiting.await(room(), queue)).isTrue();
    assertThat(clock.naps).hasSize(3);
  }

  @Test
  void await_withoutProgress_endsAfterTheStallTime() {
    assertThat(waiting.await(room(), queue)).isFalse();
    assertThat(clock.nappedNanos()).isBetween(STALL, STALL + 2_000_000);
  }

  @Test
  void await_afterAStall_dropsAtOnceUntilThereIsProgress() {
    waiting.await(room(), queue);
    clock.naps.clear();
    assertThat(waiting.await(room(), queue)).isFalse();
    assertThat(clock.naps).isEmpty();
    waiting.madeProgress();
    clock.during(() -> full = false);
    assertThat(waiting.await(room(), queue)).isTrue();
    assertThat(clock.naps).hasSize(1);
  }

  @Test
  void await_beginsItsTimeAnewWithEachProgress() {
    clock.during(
        () -> {
          if (clock.nappedNanos() < 5 * STALL) {
            waiting.madeProgress();
          }
        });
    assertThat(waiting.await(room(), queue)).isFalse();
    assertThat(clock.nappedNanos()).isBetween(6 * STALL, 6 * STALL + 4_000_000);
  }

  @Test
  void await_endsWhereAnotherThreadFoundTheStall() {
    clock.during(this::waitInAnotherThread);
    assertThat(waiting.await(room(), queue)).isFalse();
    assertThat(clock.nanoTime()).isLessThan(STALL / 2);
  }

  @Test
  void await_napsLongerAndLonger_upToAMillisecond() {
    waiting.await(room(), queue);
    assertThat(clock.naps).startsWith(50_000L, 100_000L, 200_000L).endsWith(1_000_000L, 1_000_000L);
  }

  @Test
  void await_keepsTheInterruptFlag() {
    Thread.currentThread().interrupt();
    assertThat(new Backpressure(true, 1_000_000).await(room(), queue)).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  /** The unpark came before our wait, the park after it: without its permit it would not return. */
  @Test
  @Timeout(60)
  void await_leavesTheThreadThePermitItHad() {
    LockSupport.unpark(Thread.currentThread());
    assertThat(new Backpressure(true, 1_000_000).await(room(), queue)).isFalse();
    LockSupport.park();
  }

  /** Until that one finds a stall; for this thread, no time passes. */
  private void waitInAnotherThread() {
    long now = clock.nanoTime();
    clock.during(() -> {});
    waiting.await(room(), queue);
    clock.turnTo(now);
  }

  private Backpressure.Room room() {
    return () -> full;
  }
}
