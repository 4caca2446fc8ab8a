package io.telemetryagent.pipeline;

/** Why an event was not written. Fills {@code dropped.reason} of events_dropped. */
public enum DropReason {
  /** It came faster than the writer writes, for longer than the queue holds. */
  QUEUE_FULL("queue_full"),

  /** The output took nothing. */
  OUTPUT_FAILED("output_failed"),

  /** It could not be made a line. */
  ENCODING_FAILED("encoding_failed"),

  /** It was still queued when the time for the end was over. */
  SHUTDOWN("shutdown"),

  /** So many traces began in its second that the option of this name let no more be kept. */
  TRACE_LIMIT("max_traces_per_second"),

  /** By OTLP: it came faster than the endpoint takes it, or the endpoint takes nothing. */
  OTLP_QUEUE_FULL("otlp_queue_full"),

  /** By OTLP: the endpoint refused it for good. */
  OTLP_REJECTED("otlp_rejected"),

  /** By OTLP: it was tried for minutes, or could not be sent at all. */
  OTLP_FAILED("otlp_failed"),

  /** By OTLP: it was not taken when the time for the end was over. */
  OTLP_SHUTDOWN("otlp_shutdown");

  private final String text;

  DropReason(String text) {
    this.text = text;
  }

  /** The name in the line. */
  String text() {
    return text;
  }
}
