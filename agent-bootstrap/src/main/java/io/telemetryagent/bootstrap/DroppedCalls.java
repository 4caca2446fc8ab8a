package io.telemetryagent.bootstrap;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How many calls of each method were dropped lately: a hint at how often it is called. What is
 * dropped while room is made for more methods may be missed.
 */
final class DroppedCalls {
  private static final int METHODS = 256;

  private volatile AtomicIntegerArray counts = new AtomicIntegerArray(METHODS);

  void count(int method) {
    AtomicIntegerArray room = counts;
    if (method >= room.length()) {
      room = larger(room, method);
      counts = room;
    }
    room.incrementAndGet(method);
  }

  /** One more than the largest number of a method that may have a count. */
  int methods() {
    return counts.length();
  }

  /** How many there were since this was last asked. */
  int take(int method) {
    return counts.getAndSet(method, 0);
  }

  private static AtomicIntegerArray larger(AtomicIntegerArray before, int method) {
    AtomicIntegerArray after = new AtomicIntegerArray(Integer.highestOneBit(method) * 2);
    for (int i = 0; i < before.length(); i++) {
      after.set(i, before.get(i));
    }
    return after;
  }
}
