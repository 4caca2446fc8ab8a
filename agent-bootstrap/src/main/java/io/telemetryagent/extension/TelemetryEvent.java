package io.telemetryagent.extension;

import java.util.Map;

/** An event of telemetry.v2, as a filter sees it. Immutable. */
public interface TelemetryEvent {
  /**
   * {@code function_entry}, {@code function_exit}, {@code exception}, {@code http_request}, {@code
   * http_response}, {@code db_request} or {@code db_response}.
   */
  String type();

  /** Whether a call or an exchange begins with it: then it can be left out. */
  boolean opens();

  /** {@code com.acme.Orders.place}; null for HTTP and databases. */
  String functionName();

  /** The line's message; null for calls, whose messages are made of their names. */
  String message();

  /** What the line's attributes have beside the thread; flat, not to be changed. */
  Map<String, Object> attributes();

  /** The name of the thread it happened on. */
  String threadName();

  /** 32 hexadecimal digits. */
  String traceId();

  /** 16 hexadecimal digits, the same for all events of one call or exchange. */
  String spanId();

  /** 16 hexadecimal digits; null at a root. */
  String parentSpanId();

  /** When it happened, in nanoseconds since 1970. */
  long epochNanos();

  /** How long the call or exchange took; -1 unless it ends with this event. */
  long durationNanos();

  /** The class of what was thrown; null where nothing failed. */
  String errorType();

  /** What that says of itself; null for nothing. */
  String errorMessage();

  /** Its stack trace; null where there is none, or another event has it. */
  String stackTrace();

  /**
   * The same with another message.
   *
   * @throws IllegalStateException for calls, which have none of their own
   */
  TelemetryEvent withMessage(String message);

  /**
   * The same with that attribute, in place of one of that name.
   *
   * @param value a String, Number or Boolean; of anything else the text; null for no such attribute
   * @throws IllegalArgumentException where the agent itself fills that attribute, or one that it
   *     would hide ({@code thread} beside {@code thread.id}); and where one is taken away that each
   *     such line has ({@code http.url})
   */
  TelemetryEvent withAttribute(String key, Object value);

  /**
   * The same with another text of what was thrown; null for none.
   *
   * @throws IllegalStateException where nothing was thrown
   */
  TelemetryEvent withErrorMessage(String message);

  /**
   * The same with another stack trace; null for none.
   *
   * @throws IllegalStateException where it has none
   */
  TelemetryEvent withStackTrace(String stackTrace);
}
