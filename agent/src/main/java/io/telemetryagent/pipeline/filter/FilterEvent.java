package io.telemetryagent.pipeline.filter;

import io.telemetryagent.extension.TelemetryEvent;
import io.telemetryagent.output.ErrorFacts;
import io.telemetryagent.output.Event;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event as a filter is shown it: a copy, as the writer fills its own anew for the next. */
public final class FilterEvent implements TelemetryEvent {
  private final Event event;
  private final String functionName;

  /**
   * A copy of {@code event}.
   *
   * @param functionName null where no function applies
   */
  public FilterEvent(Event event, String functionName) {
    this(event, functionName, event.message, event.attributes, event.error);
  }

  private FilterEvent(
      Event event,
      String functionName,
      String message,
      Map<String, Object> attributes,
      ErrorFacts error) {
    this.event = event.copy();
    this.event.message = message;
    this.event.attributes = attributes;
    this.event.error = error;
    this.functionName = functionName;
  }

  /** Whether it was made of {@code other}, or is that. */
  boolean isOf(FilterEvent other) {
    return event.spanId == other.event.spanId && event.type == other.event.type;
  }

  /** Puts what filters may change into {@code target}. */
  public void copyTo(Event target) {
    target.message = event.message;
    target.attributes = event.attributes;
    target.error = event.error;
  }

  @Override
  public String type() {
    return event.type.text();
  }

  @Override
  public boolean opens() {
    return event.type.opens();
  }

  @Override
  public String functionName() {
    return functionName;
  }

  @Override
  public String message() {
    return event.message;
  }

  @Override
  public Map<String, Object> attributes() {
    return event.attributes == null
        ? Collections.<String, Object>emptyMap()
        : Collections.unmodifiableMap(event.attributes);
  }

  @Override
  public String threadName() {
    return event.threadName;
  }

  @Override
  public String traceId() {
    return hex(event.traceHigh) + hex(event.traceLow);
  }

  @Override
  public String spanId() {
    return hex(event.spanId);
  }

  @Override
  public String parentSpanId() {
    return event.parentId == 0 ? null : hex(event.parentId);
  }

  @Override
  public long epochNanos() {
    return event.epochNanos;
  }

  @Override
  public long durationNanos() {
    return event.durationNanos;
  }

  @Override
  public String errorType() {
    return event.error == null ? null : event.error.type();
  }

  @Override
  public String errorMessage() {
    return event.error == null ? null : event.error.message();
  }

  @Override
  public String stackTrace() {
    return event.error == null ? null : event.error.stackTrace();
  }

  @Override
  public FilterEvent withMessage(String message) {
    if (event.message == null) {
      throw new IllegalStateException("the message of a " + type() + " is made of its name");
    }
    String text = String.valueOf(message);
    return new FilterEvent(event, functionName, text, event.attributes, event.error);
  }

  @Override
  public FilterEvent withAttribute(String key, Object value) {
    FilterAttributes.check(key, value);
    Map<String, Object> changed = new LinkedHashMap<>(attributes());
    if (value == null) {
      changed.remove(key);
    } else {
      changed.put(key, FilterAttributes.scalar(value));
    }
    return new FilterEvent(event, functionName, event.message, changed, event.error);
  }

  @Override
  public FilterEvent withErrorMessage(String message) {
    return withError(message, stackTrace());
  }

  @Override
  public FilterEvent withStackTrace(String stackTrace) {
    if (stackTrace() == null && stackTrace != null) {
      throw new IllegalStateException("this " + type() + " has no stack trace");
    }
    return withError(errorMessage(), stackTrace);
  }

  private FilterEvent withError(String message, String stackTrace) {
    if (event.error == null) {
      throw new IllegalStateException("this " + type() + " has no error");
    }
    ErrorFacts error =
        new ErrorFacts(event.error.type(), message, stackTrace, event.error.originSpanId());
    return new FilterEvent(event, functionName, event.message, event.attributes, error);
  }

  private static String hex(long id) {
    String digits = Long.toHexString(id);
    return "0000000000000000".substring(digits.length()) + digits;
  }

  @Override
  public String toString() {
    return type() + " " + (functionName == null ? event.message : functionName);
  }
}
