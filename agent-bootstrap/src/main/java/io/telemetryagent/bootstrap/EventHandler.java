package io.telemetryagent.bootstrap;

/** Receives each event on the writer thread. */
public interface EventHandler {
  /**
   * One event. The array belongs to the queue: read it before returning.
   *
   * @param words from {@code at}: {@link EventKind kind and method}, {@link System#nanoTime}, span
   *     id, parent id (0 at a root), trace id (high, low), duration in ns, what the trace was kept
   *     by ({@link SampleThreshold})
   * @param source the thread it happened on
   * @param payload a Throwable on exits by exception, else null
   */
  void onEvent(long[] words, int at, SpanStack source, Object payload);

  /**
   * Whether this event, the next of its thread, is not to be handed over yet, as one of another
   * thread has to come first. It is asked about again in the next drain; the thread's other events
   * wait behind it.
   */
  default boolean awaits(long[] words, int at, Object payload) {
    return false;
  }
}
