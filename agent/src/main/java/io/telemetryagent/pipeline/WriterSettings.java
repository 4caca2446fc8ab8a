package io.telemetryagent.pipeline;

/** How the writer works. */
public final class WriterSettings {
  private final long flushMillis;
  private final boolean collectStackTraces;
  private final int maxStackTraceChars;

  /**
   * Settings from options of the same names.
   *
   * @param flushMillis longest time a line waits before it is written; 0 writes at once
   */
  public WriterSettings(long flushMillis, boolean collectStackTraces, int maxStackTraceChars) {
    this.flushMillis = flushMillis;
    this.collectStackTraces = collectStackTraces;
    this.maxStackTraceChars = maxStackTraceChars;
  }

  long flushMillis() {
    return flushMillis;
  }

  boolean collectStackTraces() {
    return collectStackTraces;
  }

  int maxStackTraceChars() {
    return maxStackTraceChars;
  }
}
