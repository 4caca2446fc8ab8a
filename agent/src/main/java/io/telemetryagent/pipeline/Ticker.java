package io.telemetryagent.pipeline;

import java.time.Instant;

/**
 * Turns {@link System#nanoTime} into nanoseconds since the Unix epoch. Fills timestamp_ns of
 * telemetry.v2.
 *
 * <p>Follows the system clock: {@link #follow}, called about once a second, compares the two. Where
 * the system clock is ahead, time from then on jumps forward; where it is behind, time runs at half
 * speed until it has caught up. So time never goes backwards.
 */
final class Ticker {
  /** The two clocks, to be read at one instant. */
  interface Clocks {
    long nanoTime();

    long epochNanos();
  }

  /** The JVM's own clocks. Instant.now has microseconds since Java 9, milliseconds before. */
  static final Clocks SYSTEM =
      new Clocks() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public long epochNanos() {
          Instant now = Instant.now();
          return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }
      };

  /** A nanosecond of difference is made up for in two. */
  private static final int SLEW = 2;

  /** Readings of both clocks that lie further apart, in nanoseconds, say nothing. */
  private static final long FAR_APART = 100_000;

  private static final int TRIES = 5;

  private final Clocks clocks;

  /** What {@link #read} found: the monotonic clock, and the other one's distance from it. */
  private long readAt;

  private long distance;

  /** The nanoTime of the last comparison; what was recorded before it keeps the offset it had. */
  private long since;

  private long offsetBefore;
  private long offset;

  /** How far the offset has still to come down after {@link #since}. */
  private long surplus;

  Ticker(Clocks clocks) {
    this.clocks = clocks;
    read();
    since = readAt;
    offset = distance;
    offsetBefore = offset;
  }

  long epochNanos(long nanoTime) {
    long elapsed = nanoTime - since;
    if (elapsed < 0) {
      return nanoTime + offsetBefore;
    }
    return nanoTime + offset - Math.min(elapsed / SLEW, surplus);
  }

  /** Compares the clocks anew; leaves all as it is where they cannot be read close together. */
  void follow() {
    if (!read()) {
      return;
    }
    long ours = epochNanos(readAt) - readAt;
    offsetBefore = ours;
    offset = Math.max(ours, distance);
    surplus = Math.max(0, ours - distance);
    since = readAt;
  }

  /** Reads both clocks a few times and keeps the closest; whether that is close enough. */
  private boolean read() {
    long closest = Long.MAX_VALUE;
    for (int i = 0; i < TRIES && closest > FAR_APART / TRIES; i++) {
      long before = clocks.nanoTime();
      long epoch = clocks.epochNanos();
      long apart = clocks.nanoTime() - before;
      if (apart < closest) {
        closest = apart;
        readAt = before + apart / 2;
        distance = epoch - readAt;
      }
    }
    return closest <= FAR_APART;
  }

  /** The present, in nanoseconds since the epoch. */
  long now() {
    return epochNanos(clocks.nanoTime());
  }
}
