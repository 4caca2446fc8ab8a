package io.telemetryagent.bootstrap;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The chunks that all threads share: a number of places, and the chunks that are free to be used
 * again. Whoever wants a chunk reserves a place first.
 */
final class ChunkPool implements Backpressure.Room {
  private final int places;
  private final AtomicInteger reserved = new AtomicInteger();
  private final ConcurrentLinkedQueue<Chunk> free = new ConcurrentLinkedQueue<Chunk>();

  ChunkPool(int places) {
    this.places = places;
  }

  /** Takes a place; false where there is none. */
  boolean reserve() {
    int before = reserved.get();
    while (before < places) {
      if (reserved.compareAndSet(before, before + 1)) {
        // No call from here on: where it overflowed the stack, the place would be lost.
        return true;
      }
      before = reserved.get();
    }
    return false;
  }

  /** An empty chunk, for a place that is reserved. */
  Chunk take() {
    Chunk chunk = free.poll();
    return chunk == null ? new Chunk() : chunk;
  }

  /** Gives a chunk and its place back. For the writer. */
  void giveBack(Chunk chunk) {
    chunk.next = null;
    chunk.set(0);
    try {
      free.add(chunk);
    } finally {
      release();
    }
  }

  /** Gives a place back without its chunk. */
  void release() {
    reserved.decrementAndGet();
  }

  /** Lets go of the chunks that are free. */
  void clear() {
    free.clear();
  }

  /** The share of places that is taken, from 0 to 1. */
  double fill() {
    return Math.min(1.0, (double) reserved.get() / places);
  }

  /** How many places are taken. */
  int reserved() {
    return reserved.get();
  }

  @Override
  public boolean isFull() {
    return reserved.get() >= places;
  }
}
