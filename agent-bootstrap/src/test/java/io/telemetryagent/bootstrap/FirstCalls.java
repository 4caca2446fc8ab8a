package io.telemetryagent.bootstrap;

/**
 * Makes the first calls that are traced in a JVM, between two marks on stdout: more than the queue
 * takes, and some that throw.
 */
public final class FirstCalls {
  static final String FROM = "the first call";
  static final String TO = "after the last call";

  private FirstCalls() {}

  public static void main(String[] args) {
    // Twice, so that what the test itself needs is loaded as well.
    calls();
    EventQueue queue = new EventQueue(1000, true, 1_000_000, 42);
    Tracer.start(queue);
    Volume nothing = new Volume(0, 0, 0);
    Volume onePerSecond = new Volume(1, 1, 0);
    System.out.println(FROM);
    calls();
    queue.volume(nothing);
    calls();
    queue.volume(onePerSecond);
    calls();
    queue.volume(Volume.ALL);
    queue.ledger().damp(2, 0);
    calls();
    System.out.println(TO);
  }

  private static void calls() {
    Throwable thrown = new Throwable();
    for (int i = 0; i < 2000; i++) {
      Span outer = Tracer.enter(1);
      Tracer.exit(Tracer.enter(2), thrown);
      Tracer.exit(outer, null);
    }
  }
}
