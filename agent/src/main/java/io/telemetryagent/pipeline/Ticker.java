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

  private final Clocks clocks;

  /** The nanoTime of the last comparison; what was recorded before it keeps the offset it had. */
  private long since;

  private long offsetBefore;
  private long offset;

  /** How far the offset has still to come down after {@link #since}. */
  private long surplus;

  Ticker(Clocks clocks) {
    this.clocks = clocks;
    since = clocks.nanoTime();
    offset = clocks.epochNanos() - since;
    offsetBefore = offset;
  }

  long epochNanos(long nanoTime) {
    long elapsed = nanoTime - since;
    if (elapsed < 0) {
      return nanoTime + offsetBefore;
    }
    return nanoTime + offset - Math.min(elapsed / SLEW, surplus);
  }

  /** Compares the clocks anew. */
  void follow() {
    long before = clocks.nanoTime();
    long epoch = clocks.epochNanos();
    long after = clocks.nanoTime();
    long now = before + (after - before) / 2;
    long ours = epochNanos(now) - now;
    long theirs = epoch - now;
    offsetBefore = ours;
    offset = Math.max(ours, theirs);
    surplus = Math.max(0, ours - theirs);
    since = now;
  }

  /** The present, in nanoseconds since the epoch. */
  long now() {
    return epochNanos(clocks.nanoTime());
  }
}
