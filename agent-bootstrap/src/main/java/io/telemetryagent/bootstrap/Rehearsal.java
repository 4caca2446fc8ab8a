package io.telemetryagent.bootstrap;

/**
 * Goes every way an event can go, once, before the app does: from then on no class is loaded, and
 * no call site of the JDK linked, on the app's threads.
 */
final class Rehearsal {
  private static final int MORE_THAN_FITS = Chunk.EVENTS + 1;

  private static final Volume NOTHING = new Volume(0, 1, 0);

  private Rehearsal() {}

  static void run() {
    EventQueue queue = new EventQueue(Chunk.EVENTS, true, 0, 0);
    SpanStack stack = new SpanStack(Thread.currentThread());
    Throwable thrown = new Throwable();
    for (int i = 0; i < MORE_THAN_FITS; i++) {
      stack.exit(stack.enter(queue, 0), thrown);
    }
    queue.drain(NOBODY);
    stack.exit(stack.enter(queue, 0), null);
    SharedBuffer shared = queue.sharedBuffer();
    for (int i = 0; i < MORE_THAN_FITS; i++) {
      shared.offer(0, 0, 0, 0, 0, 0, 0, 0, stack, null);
    }
    runUnrecorded(queue, stack, thrown);
  }

  private static void runUnrecorded(EventQueue queue, SpanStack stack, Throwable thrown) {
    queue.ledger().damp(1, 0);
    stack.exit(stack.enter(queue, 1), thrown);
    queue.volume(NOTHING);
    Span unsampled = stack.enter(queue, 0);
    stack.exitUnrecorded(queue, thrown);
    stack.exit(unsampled, null);
    // As threads that end, and virtual ones.
    Tallies ended = Tallies.of(stack);
    ended.calls(0).begin();
    Tallies.shared().addAll(ended);
    queue.ledger().unsampledTraces();
  }

  private static final EventHandler NOBODY =
      new EventHandler() {
        @Override
        public void onEvent(long[] words, int at, SpanStack source, Object payload) {
          // These events never happened.
        }
      };
}
