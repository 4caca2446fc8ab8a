package io.telemetryagent.output;

import io.telemetryagent.bootstrap.SampleThreshold;
import io.telemetryagent.bootstrap.SpanStack;
import java.util.Map;

/**
 * One event on its way to a line. The writer fills the same instance again for each, so an encoder
 * reads it and keeps nothing of it.
 */
public final class Event {
  /** No woven method: {@link #method} of the agent's own events. */
  public static final int NO_METHOD = -1;

  public EventType type;

  /** Nanoseconds since the Unix epoch. */
  public long epochNanos;

  /** 1, 2, 3... in the order of the lines. */
  public long sequence;

  /** Its number in the method table, or {@link #NO_METHOD}. */
  public int method;

  /** Upper and lower half of the trace id; both 0 for none. */
  public long traceHigh;

  public long traceLow;

  /** 0 for none. */
  public long spanId;

  /** 0 at a root. */
  public long parentId;

  /** Nanoseconds between entry and exit; -1 where the event has no duration. */
  public long durationNanos;

  /** What its trace was kept by: see {@link SampleThreshold}. */
  public long threshold;

  /** The thread it happened on. */
  public SpanStack source;

  /** Its name as it may be shown. */
  public String threadName;

  /** What failed; null where nothing did. */
  public ErrorFacts error;

  /**
   * For a person; null where the encoder makes it from the other fields. About a method, it goes on
   * after the method's name.
   */
  public String message;

  /** The status code of HTTP; 0 for none. */
  public int statusCode;

  /** Further attributes (String, Number or Boolean by flat key); null for none. */
  public Map<String, Object> attributes;

  /** The same in another instance, which may be kept. */
  public Event copy() {
    Event copy = new Event();
    copy.type = type;
    copy.epochNanos = epochNanos;
    copy.sequence = sequence;
    copy.method = method;
    copy.traceHigh = traceHigh;
    copy.traceLow = traceLow;
    copy.spanId = spanId;
    copy.parentId = parentId;
    copy.durationNanos = durationNanos;
    copy.threshold = threshold;
    copy.source = source;
    copy.threadName = threadName;
    copy.error = error;
    copy.message = message;
    copy.statusCode = statusCode;
    copy.attributes = attributes;
    return copy;
  }

  /** How much it matters. */
  public Severity severity() {
    if (error != null) {
      return Severity.ERROR;
    }
    return statusCode == 0 ? type.severity() : Severity.ofStatus(statusCode);
  }
}
