package io.telemetryagent.bootstrap;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Numbers that one thread adds to, at the price of plain stores, and the writer reads. Where it is
 * shared, any thread adds.
 */
class Tally extends AtomicLongArray {
  private static final long serialVersionUID = 1L;

  private final boolean shared;

  Tally(int length, boolean shared) {
    super(length);
    this.shared = shared;
  }

  /** Adds to one of the numbers; what it was before. */
  final long add(int index, long amount) {
    if (shared) {
      return getAndAdd(index, amount);
    }
    long before = get(index);
    lazySet(index, before + amount);
    return before;
  }
}
