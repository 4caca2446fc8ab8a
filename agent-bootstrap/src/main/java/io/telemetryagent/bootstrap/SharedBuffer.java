package io.telemetryagent.bootstrap;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The events of all virtual threads: a bounded ring of many producers and one consumer (D. Vyukov's
 * bounded queue). Virtual threads are too many for a buffer each.
 *
 * <p>A slot is published by a plain volatile write, not by a method: an overflow of the stack
 * between claim and publication would otherwise stop the ring for good.
 */
final class SharedBuffer extends EventBuffer {
  private static final class Slot {
    final long[] words = new long[WORDS];
    SpanStack source;
    Object payload;

    /** The position that may be written next here; one more once it is published. */
    volatile long turn;

    Slot(long turn) {
      this.turn = turn;
    }
  }

  private final EventQueue queue;

  /** Null once nothing is recorded any more: virtual threads may hold this as long as they live. */
  private Slot[] slots;

  private final int mask;
  private final AtomicLong tail = new AtomicLong();
  private long head;

  SharedBuffer(EventQueue queue, int capacity) {
    this.queue = queue;
    slots = new Slot[Math.max(2, Integer.highestOneBit(capacity - 1) << 1)];
    mask = slots.length - 1;
    for (int i = 0; i < slots.length; i++) {
      slots[i] = new Slot(i);
    }
  }

  @Override
  boolean offer(
      long kindAndMethod,
      long nanos,
      long spanId,
      long parentId,
      long traceHigh,
      long traceLow,
      long durationNanos,
      long threshold,
      SpanStack source,
      Object payload) {
    while (true) {
      long position = tail.get();
      if ((position & mask >> 3) == 0) {
        // Before the claim: after it, an overflow here would leave an event that no one pushed.
        queue.wakeWriter();
      }
      Slot slot = slots[(int) position & mask];
      long turn = slot.turn;
      if (turn < position) {
        if (!queue.awaitRoom(this)) {
          queue.refuse(kindAndMethod, payload);
          return false;
        }
      } else if (turn == position && tail.compareAndSet(position, position + 1)) {
        long[] words = slot.words;
        // Not put(): between claim and publication no method may be called.
        words[0] = kindAndMethod;
        words[1] = nanos;
        words[2] = spanId;
        words[3] = parentId;
        words[4] = traceHigh;
        words[5] = traceLow;
        words[6] = durationNanos;
        words[7] = threshold;
        slot.source = source;
        slot.payload = payload;
        slot.turn = position + 1;
        return true;
      }
    }
  }

  /** Lets go of all slots. What a late thread offers fails, which its caller swallows. */
  void close() {
    slots = null;
  }

  /** The share of slots that is taken, from 0 to 1, about. */
  double fill() {
    double taken = tail.get() - head;
    return Math.max(0, Math.min(1, taken / (mask + 1)));
  }

  /** Whether the next position cannot be written yet. */
  boolean isFull() {
    long position = tail.get();
    return slots[(int) position & mask].turn < position;
  }

  /** As {@link ThreadBufferReader#drain}. */
  int drain(EventHandler handler, int limit) {
    int count = 0;
    Slot slot = slots[(int) head & mask];
    while (count < limit && slot.turn == head + 1) {
      SpanStack source = slot.source;
      Object payload = slot.payload;
      if (payload instanceof Exchange && !((Exchange) payload).comesInOrder(slot.words[0])) {
        break;
      }
      slot.source = null;
      slot.payload = null;
      count++;
      head++;
      try {
        handler.onEvent(slot.words, 0, source, payload);
      } finally {
        slot.turn = head + mask;
      }
      slot = slots[(int) head & mask];
    }
    return count;
  }
}
