package io.telemetryagent.pipeline;

import io.telemetryagent.redact.Redactor;
import java.util.Set;

/** How the writer works. */
public final class WriterSettings {
  private final long flushMillis;
  private final boolean compressed;
  private final Set<String> families;
  private final boolean collectStackTraces;
  private final int maxStackTraceChars;
  private final Redactor redactor;

  /**
   * Settings from options of the same names.
   *
   * @param flushMillis longest time a line waits before it is written; 0 writes at once
   * @param compressed whether lines are written as gzip
   * @param families the families of events that are written at first
   * @param redactor what takes the secrets out of events
   */
  public WriterSettings(
      long flushMillis,
      boolean compressed,
      Set<String> families,
      boolean collectStackTraces,
      int maxStackTraceChars,
      Redactor redactor) {
    this.flushMillis = flushMillis;
    this.compressed = compressed;
    this.families = families;
    this.collectStackTraces = collectStackTraces;
    this.maxStackTraceChars = maxStackTraceChars;
    this.redactor = redactor;
  }

  long flushMillis() {
    return flushMillis;
  }

  boolean compressed() {
    return compressed;
  }

  Set<String> families() {
    return families;
  }

  boolean collectStackTraces() {
    return collectStackTraces;
  }

  int maxStackTraceChars() {
    return maxStackTraceChars;
  }

  Redactor redactor() {
    return redactor;
  }
}
