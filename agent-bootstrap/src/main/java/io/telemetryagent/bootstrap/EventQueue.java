package io.telemetryagent.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The way from the app's threads to the one writer: the seam between woven code and the agent. App
 * threads put events into buffers of their own; the writer drains them all.
 *
 * <p>Bounded: beside one chunk of {@value Chunk#EVENTS} events a thread, all threads together hold
 * at most {@code capacity} events of {@value EventBuffer#WORDS} longs, virtual threads as many
 * again.
 */
public final class EventQueue {
  private static final int FAIR_SHARE = 1024;

  private final int capacity;
  private final int maxChunks;
  private final int wakeAt;
  private final Backpressure backpressure;
  private final AtomicInteger chunksInUse = new AtomicInteger();
  private final ConcurrentLinkedQueue<Chunk> freeChunks = new ConcurrentLinkedQueue<Chunk>();
  private final ConcurrentLinkedQueue<ThreadBufferReader> arrivals =
      new ConcurrentLinkedQueue<ThreadBufferReader>();
  private final List<ThreadBufferReader> readers = new ArrayList<ThreadBufferReader>();
  private final AtomicLongArray drops = new AtomicLongArray(EventKind.COUNT);
  private final AtomicLong seed;
  private final Backpressure.Room chunkRoom = new ChunkRoom();
  private final Backpressure.Room sharedRoom = new SharedRoom();
  private final AtomicReference<SharedBuffer> shared = new AtomicReference<SharedBuffer>();
  private volatile Thread parkedWriter;

  /**
   * Makes an empty queue.
   *
   * @param capacity how many events may wait
   * @param waits whether a full queue makes the app wait for the writer
   * @param stallNanos how long it waits without any progress before it drops
   * @param seed where span ids begin; random
   */
  public EventQueue(int capacity, boolean waits, long stallNanos, long seed) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity < 1: " + capacity);
    }
    this.capacity = capacity;
    this.maxChunks = Math.max(1, capacity / Chunk.EVENTS);
    this.wakeAt = Math.max(1, maxChunks / 8);
    this.backpressure = new Backpressure(waits, stallNanos);
    this.seed = new AtomicLong(seed);
  }

  /** Hands over what is waiting, a fair share of each thread; returns how many. For the writer. */
  public int drain(EventHandler handler) {
    for (ThreadBufferReader reader = arrivals.poll(); reader != null; reader = arrivals.poll()) {
      readers.add(reader);
    }
    int count = 0;
    for (int i = readers.size() - 1; i >= 0; i--) {
      ThreadBufferReader reader = readers.get(i);
      int drained = reader.drain(handler, FAIR_SHARE);
      count += drained;
      if (drained == 0 && reader.isFinished()) {
        readers.remove(i);
      }
    }
    SharedBuffer virtualThreads = shared.get();
    return virtualThreads == null ? count : count + virtualThreads.drain(handler, FAIR_SHARE);
  }

  /**
   * Tells waiting threads that the writer is alive. For the writer, after each successful write.
   */
  public void madeProgress() {
    backpressure.madeProgress();
  }

  /** How often the writer made progress; stands still while it is stalled. */
  public long progress() {
    return backpressure.progress();
  }

  /** Parks the writer for {@code nanos}, or less if the queue fills meanwhile. */
  public void park(long nanos) {
    parkedWriter = Thread.currentThread();
    if (!isFilling()) {
      LockSupport.parkNanos(this, nanos);
    }
    parkedWriter = null;
  }

  /** Whether an eighth of the capacity is taken, so that the writer should not sleep. */
  public boolean isFilling() {
    return chunksInUse.get() >= wakeAt;
  }

  /** How many events of {@code kind} were dropped so far. */
  public long drops(int kind) {
    return drops.get(kind);
  }

  /** Wakes the writer if it is parked. */
  public void wakeWriter() {
    Thread writer = parkedWriter;
    if (writer != null) {
      parkedWriter = null;
      LockSupport.unpark(writer);
    }
  }

  void countDrop(int kind) {
    drops.incrementAndGet(kind);
  }

  /** A start for one thread's sequence of ids. */
  long nextSeed() {
    // Any odd step but SplitMix64's own: with that one, threads would repeat each other's ids.
    return seed.addAndGet(0xD1342543DE82EF95L);
  }

  EventBuffer bufferFor(SpanStack stack) {
    if (isVirtual(stack.thread)) {
      return sharedBuffer();
    }
    Chunk first = new Chunk();
    arrivals.add(new ThreadBufferReader(this, stack, first));
    return new ThreadBuffer(this, first);
  }

  /** A chunk of the common budget; null where the event is to be dropped. */
  Chunk takeChunk() {
    int inUse = chunksInUse.get();
    while (inUse >= maxChunks || !chunksInUse.compareAndSet(inUse, inUse + 1)) {
      if (inUse >= maxChunks && !backpressure.await(chunkRoom, this)) {
        return null;
      }
      inUse = chunksInUse.get();
    }
    if (inUse + 1 >= wakeAt) {
      wakeWriter();
    }
    Chunk chunk = freeChunks.poll();
    return chunk == null ? newChunk() : chunk;
  }

  void giveBack(Chunk chunk) {
    chunk.next = null;
    chunk.set(0);
    freeChunks.add(chunk);
    chunksInUse.decrementAndGet();
  }

  boolean awaitRoom(SharedBuffer buffer) {
    return backpressure.await(sharedRoom, this);
  }

  private Chunk newChunk() {
    Chunk chunk = null;
    try {
      chunk = new Chunk();
      return chunk;
    } finally {
      if (chunk == null) {
        chunksInUse.decrementAndGet();
      }
    }
  }

  private SharedBuffer sharedBuffer() {
    // Two threads at once may both make one (never lock); the loser takes the winner's.
    if (shared.get() == null) {
      shared.compareAndSet(null, new SharedBuffer(this, capacity));
    }
    return shared.get();
  }

  private static boolean isVirtual(Thread thread) {
    // Thread.isVirtual is Java 21; subclasses of Thread by the app are never in java.lang.
    String type = thread.getClass().getName();
    return type.startsWith("java.lang.") && type.endsWith("VirtualThread");
  }

  private final class ChunkRoom implements Backpressure.Room {
    @Override
    public boolean isFull() {
      return chunksInUse.get() >= maxChunks;
    }
  }

  private final class SharedRoom implements Backpressure.Room {
    @Override
    public boolean isFull() {
      return shared.get().isFull();
    }
  }
}
