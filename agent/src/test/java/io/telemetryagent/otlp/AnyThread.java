package io.telemetryagent.otlp;

import io.telemetryagent.bootstrap.SpanStack;
import io.telemetryagent.bootstrap.Tracer;

/** A thread that events may come from; not the one of a test, which others want to trace. */
final class AnyThread {
  private AnyThread() {}

  static SpanStack stack() {
    SpanStack[] stack = new SpanStack[1];
    Thread thread = new Thread(() -> stack[0] = Tracer.muteThisThread());
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return stack[0];
  }
}
