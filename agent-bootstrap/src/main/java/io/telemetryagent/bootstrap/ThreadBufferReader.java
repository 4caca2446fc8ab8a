package io.telemetryagent.bootstrap;

/** The writer's end of one thread's chain of chunks. */
final class ThreadBufferReader {
  private final EventQueue queue;
  private final SpanStack source;
  private Chunk head;
  private int taken;

  ThreadBufferReader(EventQueue queue, SpanStack source, Chunk first) {
    this.queue = queue;
    this.source = source;
    this.head = first;
  }

  /** Hands over up to {@code limit} events, in order; returns how many. */
  int drain(EventHandler handler, int limit) {
    int count = 0;
    while (count < limit) {
      if (taken == Chunk.EVENTS) {
        if (head.next == null) {
          break;
        }
        advance();
      }
      int published = Math.min(head.get(), taken + limit - count);
      if (published == taken) {
        break;
      }
      count += published - taken;
      while (taken < published) {
        int slot = taken++;
        Object payload = head.payloads[slot];
        if (payload != null) {
          head.payloads[slot] = null;
        }
        handler.onEvent(head.words, slot * EventBuffer.WORDS, source, payload);
      }
    }
    return count;
  }

  /** Whether the thread has ended and all it left was handed over. */
  boolean isFinished() {
    // In this order: a thread seen dead publishes nothing after.
    return !source.thread.isAlive() && head.get() == taken && head.next == null;
  }

  private void advance() {
    Chunk done = head;
    head = done.next;
    taken = 0;
    queue.giveBack(done);
  }
}
