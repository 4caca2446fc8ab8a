package io.telemetryagent.otlp;

import io.telemetryagent.output.ErrorFacts;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import io.telemetryagent.output.Severity;
import java.util.Collections;
import java.util.Map;

/** One event as it was when it was written. Immutable. */
final class EventCopy {
  /** What it takes in memory beside its texts, in bytes. About. */
  private static final int OWN_BYTES = 120;

  final EventType type;
  final Severity severity;
  final long epochNanos;
  final long sequence;

  /** Null where no method applies. */
  final MethodName method;

  final long traceHigh;
  final long traceLow;

  /** 0 for none. */
  final long spanId;

  /** 0 at a root. */
  final long parentId;

  /** -1 where the event has no duration. */
  final long durationNanos;

  /** What its trace was kept by: see {@link io.telemetryagent.bootstrap.SampleThreshold}. */
  final long threshold;

  final long threadId;
  final String threadName;

  /** Null where nothing failed. */
  final ErrorFacts error;

  /** Null where it follows from the other fields. */
  final String message;

  /** Of HTTP; 0 for none. */
  final int statusCode;

  final Map<String, Object> attributes;

  EventCopy(Event event, MethodName method) {
    this.method = method;
    type = event.type;
    severity = event.severity();
    epochNanos = event.epochNanos;
    sequence = event.sequence;
    traceHigh = event.traceHigh;
    traceLow = event.traceLow;
    spanId = event.spanId;
    parentId = event.parentId;
    durationNanos = event.durationNanos;
    threadId = event.source.thread.getId();
    threadName = event.threadName;
    threshold = event.threshold;
    error = event.error;
    message = event.message;
    statusCode = event.statusCode;
    attributes =
        event.attributes == null ? Collections.<String, Object>emptyMap() : event.attributes;
  }

  /** For a person. */
  String text() {
    if (message != null) {
      // About a method, it goes on after its name.
      return method == null ? message : method.function + ' ' + message;
    }
    switch (type) {
      case FUNCTION_ENTRY:
        return "entered " + method.function;
      case EXCEPTION:
        return error.message() == null ? error.type() : error.type() + ": " + error.message();
      default:
        return method.function;
    }
  }

  /**
   * Bytes of memory it holds, about, and never less than half of what it takes on its way: gRPC
   * receivers refuse a batch that is too large, however often it comes.
   */
  int weight() {
    int chars = threadName.length() + (message == null ? 0 : message.length());
    chars += method == null ? 0 : method.length();
    for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
      Object value = attribute.getValue();
      chars += 32 + attribute.getKey().length();
      chars += value instanceof String ? ((String) value).length() : 0;
    }
    return OWN_BYTES + 2 * chars + (error == null ? 0 : error.weight());
  }
}
