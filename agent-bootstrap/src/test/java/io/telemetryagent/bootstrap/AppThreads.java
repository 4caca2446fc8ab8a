package io.telemetryagent.bootstrap;

/** What the threads of an app do to a queue. */
final class AppThreads {
  private AppThreads() {}

  /** A new one for the calling thread. */
  static SpanStack stack() {
    return new SpanStack(Thread.currentThread());
  }

  static void calls(SpanStack stack, EventQueue queue, int count) {
    for (int i = 0; i < count; i++) {
      stack.exit(stack.enter(queue, i), null);
    }
  }

  /** Makes calls on a thread that has ended when this returns. */
  static SpanStack elsewhere(EventQueue queue, int calls) {
    SpanStack[] stack = new SpanStack[1];
    Thread thread =
        new Thread(
            () -> {
              stack[0] = stack();
              calls(stack[0], queue, calls);
            });
    thread.start();
    join(thread);
    return stack[0];
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
