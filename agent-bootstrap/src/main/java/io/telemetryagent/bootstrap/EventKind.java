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

  /** An HTTP exchange began; the payload is the {@link Exchange}, as in all kinds below. */
  public static final int HTTP_REQUEST = 3;

  /** It ended. The closing kind of an exchange is one more than its opening kind. */
  public static final int HTTP_RESPONSE = 4;

  /** A database call began. */
  public static final int DB_REQUEST = 5;

  /** It ended. */
  public static final int DB_RESPONSE = 6;

  /** How many kinds there are. */
  public static final int COUNT = 7;

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

  /** Whether something begins with it, rather than ends. */
  public static boolean opens(int kind) {
    return kind == ENTRY || kind == HTTP_REQUEST || kind == DB_REQUEST;
  }

  /** Whether a woven method was entered or left. */
  public static boolean isCall(int kind) {
    return kind <= LOST_EXIT;
  }
}
