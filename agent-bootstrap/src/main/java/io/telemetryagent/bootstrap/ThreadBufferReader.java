package io.telemetryagent.bootstrap;

/** The writer's end of one thread's chain of chunks. */
final class ThreadBufferReader {
  private final EventQueue queue;
  private final SpanStack source;
  private Chunk head;
  private int taken;
  private boolean abandoned;

  /** The other end; null once a later reader has it. */
  private ThreadBuffer buffer;

  ThreadBufferReader(EventQueue queue, SpanStack source, ThreadBuffer buffer, Chunk first) {
    this.queue = queue;
    this.source = source;
    this.buffer = buffer;
    this.head = first;
  }

  /** The thread whose events these are. */
  Thread thread() {
    return source.thread;
  }

  /**
   * Hands over up to {@code limit} events, in order, and stops before one that the handler does not
   * take yet, and before the end of an exchange that another thread began and whose beginning was
   * not handed over yet; returns how many.
   */
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
      while (taken < published) {
        int slot = taken;
        int at = slot * EventBuffer.WORDS;
        Object payload = head.payloads[slot];
        if (handler.awaits(head.words, at, payload) || !comesInOrder(head.words[at], payload)) {
          return count;
        }
        taken++;
        count++;
        if (payload != null) {
          head.payloads[slot] = null;
        }
        handler.onEvent(head.words, at, source, payload);
      }
    }
    return count;
  }

  /**
   * The thread has arrived again, with {@code later}: something cleared its thread locals, as the
   * common pool of ForkJoin does after each task, or its stack overflowed while it arrived.
   */
  void replacedBy(ThreadBufferReader later) {
    if (later.buffer == buffer) {
      buffer = null;
      abandoned = true;
    } else {
      // Calls that are open on the earlier stack still end there. What the thread did before it
      // arrived again is visible here, so a stack that is seen empty stays so.
      abandoned = !source.isOpen();
    }
  }

  /** Whether the thread puts no more events here, and all it left was handed over. */
  boolean isFinished() {
    // In this order: a thread seen dead publishes nothing after.
    return (abandoned || !source.thread.isAlive()) && head.get() == taken && head.next == null;
  }

  /** Whether the thread has left a place reserved for which it took no chunk. */
  boolean holdsPlace() {
    return buffer != null && buffer.holdsPlace();
  }

  /** The thread lets go of its end, and we of the thread's events. */
  void release() {
    source.release();
    head = null;
  }

  static boolean comesInOrder(long kindAndMethod, Object payload) {
    return !(payload instanceof Exchange) || ((Exchange) payload).comesInOrder(kindAndMethod);
  }

  private void advance() {
    Chunk done = head;
    head = done.next;
    taken = 0;
    queue.giveBack(done);
  }
}
