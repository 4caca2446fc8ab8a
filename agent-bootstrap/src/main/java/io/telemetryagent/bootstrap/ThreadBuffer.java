package io.telemetryagent.bootstrap;

/**
 * The events of one platform thread: a chain of chunks, written by that thread alone and read by
 * the writer alone, so that an event costs a few plain stores.
 *
 * <p>The first chunk is the thread's own; each further one is taken from the queue's common budget,
 * so one busy thread may use all of it.
 */
final class ThreadBuffer extends EventBuffer {
  private final EventQueue queue;
  private Chunk tail;
  private int used;

  ThreadBuffer(EventQueue queue, Chunk first) {
    this.queue = queue;
    this.tail = first;
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
      SpanStack source,
      Object payload) {
    if (used == Chunk.EVENTS && !advance(kindAndMethod)) {
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
        durationNanos);
    if (payload != null) {
      chunk.payloads[slot] = payload;
    }
    chunk.lazySet(slot + 1);
    used = slot + 1;
    return true;
  }

  private boolean advance(long kindAndMethod) {
    Chunk fresh = queue.takeChunk();
    if (fresh == null) {
      queue.countDrop(EventKind.kind(kindAndMethod));
      return false;
    }
    tail.next = fresh;
    tail = fresh;
    used = 0;
    return true;
  }
}
