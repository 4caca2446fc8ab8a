package io.telemetryagent.bootstrap;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The way from the app's threads to the one writer: the seam between woven code and the agent. App
 * threads put events into buffers of their own; the writer drains them all.
 *
 * <p>Bounded: all platform threads together hold at most {@code capacity} events, and each live one
 * that the writer knows a chunk of {@value Chunk#EVENTS} more, 4.4 KiB; threads that ended hold
 * nothing beyond that. At the default of 65,536 that is 4.4 MiB and 4.4 KiB a thread. Virtual
 * threads share a ring of {@code capacity} events, 7.5 MiB, which is made for the first of them.
 */
public final class EventQueue {
  private final int capacity;
  private final int wakeAt;
  private final Backpressure backpressure;
  private final ChunkPool chunks;
  private final ThreadReaders threads;
  private final AtomicLongArray drops = new AtomicLongArray(EventKind.COUNT);
  private final AtomicLong exceptionDrops = new AtomicLong();
  private final AtomicLong seed;
  private final Backpressure.Room sharedRoom = new SharedRoom();
  private final AtomicReference<SharedBuffer> shared = new AtomicReference<SharedBuffer>();
  private final Ledger ledger = new Ledger();
  private volatile Volume volume = Volume.ALL;
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
    this(capacity, new Backpressure(waits, stallNanos), seed);
  }

  EventQueue(int capacity, Backpressure backpressure, long seed) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity < 1: " + capacity);
    }
    this.capacity = capacity;
    this.backpressure = backpressure;
    this.seed = new AtomicLong(seed);
    int places = Math.max(1, capacity / Chunk.EVENTS);
    chunks = new ChunkPool(places);
    threads = new ThreadReaders(chunks);
    wakeAt = Math.max(1, places / 8);
  }

  /**
   * Hands over what is waiting, a fair share of each thread; returns how many. The events of a
   * thread come in their order, and the end of an exchange after its beginning. For the writer.
   */
  public int drain(EventHandler handler) {
    int count;
    do {
      count = drainOnce(handler);
      // Nothing, though there was something: it waits for what has arrived meanwhile.
    } while (count == 0 && threads.hasArrivals());
    return count;
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
    return chunks.reserved() >= wakeAt;
  }

  /** How many events of {@code kind} were dropped so far. */
  public long drops(int kind) {
    return drops.get(kind);
  }

  /** How many of the dropped exits told of an exception. */
  public long exceptionDrops() {
    return exceptionDrops.get();
  }

  /**
   * How full it is, from 0 to 1: the chunks or the ring of the virtual threads, whichever is
   * fuller.
   */
  public double fill() {
    SharedBuffer virtualThreads = shared.get();
    double ring = virtualThreads == null ? 0 : virtualThreads.fill();
    return Math.max(ring, chunks.fill());
  }

  /**
   * Lets go of all it holds, once nothing is recorded and the writer has ended: threads of the app
   * may hold the queue itself as long as they live.
   */
  public void close() {
    threads.close();
    chunks.clear();
    SharedBuffer virtualThreads = shared.getAndSet(null);
    if (virtualThreads != null) {
      virtualThreads.close();
    }
  }

  /** Wakes the writer if it is parked. */
  public void wakeWriter() {
    Thread writer = parkedWriter;
    if (writer != null) {
      parkedWriter = null;
      LockSupport.unpark(writer);
    }
  }

  /** What is counted and not recorded. */
  public Ledger ledger() {
    return ledger;
  }

  /** How much is recorded. */
  public Volume volume() {
    return volume;
  }

  /** Sets how much is recorded of what begins from now on. */
  public void volume(Volume newVolume) {
    volume = newVolume;
  }

  /** Counts an event that found no room. */
  void refuse(long kindAndMethod, Object payload) {
    int kind = EventKind.kind(kindAndMethod);
    if (kind == EventKind.ENTRY) {
      ledger.countDropped(EventKind.method(kindAndMethod));
    }
    countDrop(kind, payload);
  }

  void countDrop(int kind, Object payload) {
    if (payload instanceof Throwable) {
      exceptionDrops.incrementAndGet();
    }
    drops.incrementAndGet(kind);
  }

  /** How many threads the writer looks after. */
  int threads() {
    return threads.size();
  }

  /** How many chunks are in use besides the one that each of these threads has. */
  int reservedChunks() {
    return chunks.reserved();
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
    return new ThreadBuffer(this);
  }

  /** Reserves a place of the common budget; false where the event is to be dropped. */
  boolean reserveChunk() {
    while (!chunks.reserve()) {
      if (!backpressure.await(chunks, this)) {
        return false;
      }
    }
    return true;
  }

  /** The chunk for a place that is reserved. */
  Chunk takeChunk() {
    if (isFilling()) {
      wakeWriter();
    }
    return chunks.take();
  }

  void giveBack(Chunk chunk) {
    chunks.giveBack(chunk);
  }

  /** A thread with its first chunk. */
  void arrive(ThreadBufferReader reader) {
    threads.arrive(reader);
  }

  boolean awaitRoom(SharedBuffer buffer) {
    return backpressure.await(sharedRoom, this);
  }

  private int drainOnce(EventHandler handler) {
    int count = threads.drain(handler);
    SharedBuffer virtualThreads = shared.get();
    // All virtual threads may have as much as all others.
    return virtualThreads == null
        ? count
        : count + virtualThreads.drain(handler, Math.max(ThreadReaders.FAIR_SHARE, count));
  }

  /** The ring of all virtual threads. */
  SharedBuffer sharedBuffer() {
    // Two threads at once may both make one (never lock); the loser takes the winner's.
    if (shared.get() == null) {
      shared.compareAndSet(null, new SharedBuffer(this, capacity));
    }
    return shared.get();
  }

  static boolean isVirtual(Thread thread) {
    // Thread.isVirtual is Java 21; subclasses of Thread by the app are never in java.lang.
    String type = thread.getClass().getName();
    return type.startsWith("java.lang.") && type.endsWith("VirtualThread");
  }

  private final class SharedRoom implements Backpressure.Room {
    @Override
    public boolean isFull() {
      return shared.get().isFull();
    }
  }
}
