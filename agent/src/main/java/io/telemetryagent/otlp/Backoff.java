package io.telemetryagent.otlp;

import java.util.concurrent.ThreadLocalRandom;

/** Growing pauses between tries, each with a fifth of chance, so that a fleet does not march. */
final class Backoff {
  private static final double FIRST_MILLIS = 1000;
  private static final double LONGEST_MILLIS = 10_000;
  private static final double GROWTH = 1.6;
  private static final double CHANCE = 0.2;

  private double millis = FIRST_MILLIS;

  /** The next pause, in milliseconds. */
  long nextMillis() {
    double pause = millis * ThreadLocalRandom.current().nextDouble(1 - CHANCE, 1 + CHANCE);
    millis = Math.min(millis * GROWTH, LONGEST_MILLIS);
    return (long) pause;
  }
}
