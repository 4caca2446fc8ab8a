package io.telemetryagent.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** A clock that only naps move. What else happens meanwhile is said by {@link #during}. */
final class HandClock implements Backpressure.Clock {
  final List<Long> naps = new ArrayList<>();
  private Runnable during = () -> {};
  private long nanos = -1_000;

  /** Runs {@code others} in each nap, as if other threads did it. */
  void during(Runnable others) {
    during = others;
  }

  void turnTo(long newNanos) {
    nanos = newNanos;
  }

  long nappedNanos() {
    return naps.stream().mapToLong(nap -> nap).sum();
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public void nap(long length) {
    naps.add(length);
    nanos += length;
    during.run();
  }

  @Override
  public void afterNaps() {
    // Nothing was done to the thread.
  }
}
