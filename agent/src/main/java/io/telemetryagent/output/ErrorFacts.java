package io.telemetryagent.output;

/** What went wrong. Fills {@code error} of telemetry.v2. */
public final class ErrorFacts {
  private final String type;
  private final String message;
  private final String stackTrace;
  private final long originSpanId;

  /**
   * Facts of one throwable as one span saw it.
   *
   * @param type class name
   * @param message null where there is none
   * @param stackTrace null where it was written before, or is not wanted
   * @param originSpanId the span that reported it first; 0 where this is the first report
   */
  public ErrorFacts(String type, String message, String stackTrace, long originSpanId) {
    this.type = type;
    this.message = message;
    this.stackTrace = stackTrace;
    this.originSpanId = originSpanId;
  }

  /** The same without its stack trace, for the exit that follows an exception. */
  public ErrorFacts withoutStackTrace() {
    return new ErrorFacts(type, message, null, originSpanId);
  }

  /** Class name. */
  public String type() {
    return type;
  }

  /** Null where there is none. */
  public String message() {
    return message;
  }

  /** Null where it was written before, or is not wanted. */
  public String stackTrace() {
    return stackTrace;
  }

  /** The span that reported it first; 0 where this is the first report. */
  public long originSpanId() {
    return originSpanId;
  }

  /** Bytes of memory that its texts hold, about. */
  public int weight() {
    int chars = type.length() + (message == null ? 0 : message.length());
    return 2 * (chars + (stackTrace == null ? 0 : stackTrace.length()));
  }
}
