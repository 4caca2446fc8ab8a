package io.telemetryagent.pipeline;

import io.telemetryagent.output.EventType;
import java.util.Set;

/** How the writer works. */
public final class WriterSettings {
  private final long flushMillis;
  private final boolean compressed;
  private final Set<String> families;
  private final boolean collectStackTraces;
  private final int maxStackTraceChars;

  /**
   * Settings from options of the same names.
   *
   * @param flushMillis longest time a line waits before it is written; 0 writes at once
   * @param compressed whether lines are written as gzip
   * @param families the families of events that are written
   */
  public WriterSettings(
      long flushMillis,
      boolean compressed,
      Set<String> families,
      boolean collectStackTraces,
      int maxStackTraceChars) {
    this.flushMillis = flushMillis;
    this.compressed = compressed;
    this.families = families;
    this.collectStackTraces = collectStackTraces;
    this.maxStackTraceChars = maxStackTraceChars;
  }

  long flushMillis() {
    return flushMillis;
  }

  boolean compressed() {
    return compressed;
  }

  /** Whether events of that type are wanted; the agent's own always are. */
  boolean writes(EventType type) {
    switch (type) {
      case FUNCTION_ENTRY:
      case FUNCTION_EXIT:
      case METHOD_DAMPED:
      case FUNCTION_SUMMARY:
        return families.contains("function");
      case EXCEPTION:
        return families.contains("exception");
      case HTTP_REQUEST:
      case HTTP_RESPONSE:
        return families.contains("http");
      case DB_REQUEST:
      case DB_RESPONSE:
        return families.contains("db");
      default:
        return true;
    }
  }

  boolean collectStackTraces() {
    return collectStackTraces;
  }

  int maxStackTraceChars() {
    return maxStackTraceChars;
  }
}
