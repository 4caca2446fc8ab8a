package io.telemetryagent.bootstrap;

/**
 * The events of one platform thread: a chain of chunks, written by that thread alone and read by
 * the writer alone, so that an event costs a few plain stores.
 *
 * <p>Each chunk takes a place in the queue's budget. Once the writer knows the thread, its last
 * chunk is its own and takes none; so one busy thread may use all of the budget, and any number of
 * idle ones use nothing of it.
 */
final class ThreadBuffer extends EventBuffer {
  private final EventQueue queue;
  private Chunk tail;
  private int used = Chunk.EVENTS;

  /** Whether a place is reserved whose chunk is still to be taken: that failed, and is retried. */
  private boolean reserved;

  ThreadBuffer(EventQueue queue) {
    this.queue = queue;
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
    if (used == Chunk.EVENTS && !advance(source)) {
      queue.refuse(kindAndMethod, payload);
      return false;
    }
    Chunk chunk = tail;
    int slot = used;
    put(
        chunk.words,
        slot * WORDS,
        kindAndMethod,
        nanos,
        spanId,
        parentId,
        traceHigh,
        traceLow,
        durationNanos,
        threshold);
    if (payload != null) {
      chunk.payloads[slot] = payload;
    }
    chunk.lazySet(slot + 1);
    used = slot + 1;
    return true;
  }

  /**
   * Whether a place is reserved that no chunk was taken for. For the writer, when the thread has
   * ended.
   */
  boolean holdsPlace() {
    return reserved;
  }

  /** Goes on to a new chunk; false where there is no place for one. */
  private boolean advance(SpanStack source) {
    // Memory or stack may end in any of these calls: then the next event of the thread goes on
    // where this one stopped.
    if (!reserved) {
      if (!queue.reserveChunk()) {
        return false;
      }
      reserved = true;
    }
    Chunk fresh = queue.takeChunk();
    if (tail == null) {
      queue.arrive(new ThreadBufferReader(queue, source, this, fresh));
    } else {
      tail.next = fresh;
    }
    tail = fresh;
    used = 0;
    reserved = false;
    return true;
  }
}
