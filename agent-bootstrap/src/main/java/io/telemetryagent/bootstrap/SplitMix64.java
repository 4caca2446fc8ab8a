package io.telemetryagent.bootstrap;

/**
 * Random numbers that are never 0, one sequence a thread (SplitMix64: Steele, Lea, Flood 2014).
 * Inherited and not held, as it is used in the midst of every call.
 */
class SplitMix64 {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  /** Begins a sequence. */
  final void seed(long seed) {
    state = seed;
  }

  /** The next number; trace ids and span ids are made of them. */
  final long nextId() {
    long id;
    do {
      long z = state += STEP;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      id = z ^ (z >>> 31);
    } while (id == 0);
    return id;
  }
}
