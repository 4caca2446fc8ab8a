package io.telemetryagent.bootstrap;

/**
 * What an event in the queue is: the kind in the upper half of its first word, the method below.
 */
public final class EventKind {
  /** A woven method was entered. */
  public static final int ENTRY = 0;

  /** A woven method was left; the payload is what it threw, or null. */
  public static final int EXIT = 1;

  /**
   * As {@link #EXIT}, but recorded later than it happened: the exit itself overflowed the stack.
   */
  public static final int LOST_EXIT = 2;

  /** How many kinds there are. */
  public static final int COUNT = 3;

  private EventKind() {}

  static long of(int kind, int method) {
    return (long) kind << 32 | method;
  }

  /** The kind within an event's first word. */
  public static int kind(long word) {
    return (int) (word >>> 32);
  }

  /** The method's number within an event's first word. */
  public static int method(long word) {
    return (int) word;
  }
}
