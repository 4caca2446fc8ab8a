package io.telemetryagent.bootstrap;

import java.lang.ref.WeakReference;

/** What a thread does not record: decides which of its traces are kept, and counts the others. */
final class Omissions {
  private final Ledger ledger;
  private final SpanStack stack;

  /** Where this thread counts; null until there is something to count. */
  private Tallies tallies;

  /** The exception that was counted last in this trace; null for none. Weak, as it is the app's. */
  private WeakReference<Throwable> counted;

  Omissions(Ledger ledger, SpanStack stack) {
    this.ledger = ledger;
    this.stack = stack;
  }

  /** Decides on a trace whose id ends with {@code traceLow}; counts it if it is not kept. */
  boolean keeps(Volume volume, long traceLow) {
    boolean sampled = volume.samples(traceLow);
    if (sampled && volume.hasRoom()) {
      return true;
    }
    forget();
    tallies().traces.add(sampled ? Tallies.REFUSED : Tallies.UNSAMPLED, 1);
    return false;
  }

  /**
   * Counts what leaves a call or an exchange of a trace that is not kept. If it leaves several of
   * them, it counts once.
   *
   * @param thrown null for nothing
   */
  void count(Throwable thrown) {
    if (thrown != null && (counted == null || counted.get() != thrown)) {
      counted = new WeakReference<Throwable>(thrown);
      ledger.countUnsampled(thrown);
    }
  }

  /** Where calls of a damped method are counted. */
  CallTally calls(int slot) {
    return tallies().calls(slot);
  }

  /** A call of a damped method was left by {@code thrown}. */
  void countDamped(Throwable thrown) {
    ledger.countDamped(thrown);
  }

  /** The thread begins to work for something else. */
  void forget() {
    // Writing a reference costs more than reading it.
    if (counted != null) {
      counted = null;
    }
  }

  private Tallies tallies() {
    if (tallies == null) {
      tallies = ledger.talliesFor(stack);
    }
    return tallies;
  }
}
