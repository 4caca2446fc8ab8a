package io.telemetryagent.output;

/** What a line tells of. Fills {@code event_type} of telemetry.v2, and {@code severity}. */
public enum EventType {
  AGENT_START("agent_start", Severity.INFO),
  AGENT_STOP("agent_stop", Severity.INFO),
  AGENT_METADATA("agent_metadata", Severity.INFO),
  AGENT_CONFIG("agent_config", Severity.INFO),
  FUNCTION_ENTRY("function_entry", Severity.INFO),
  FUNCTION_EXIT("function_exit", Severity.INFO),
  EXCEPTION("exception", Severity.ERROR),
  HTTP_REQUEST("http_request", Severity.INFO),
  HTTP_RESPONSE("http_response", Severity.INFO),
  DB_REQUEST("db_request", Severity.INFO),
  DB_RESPONSE("db_response", Severity.INFO),
  EVENTS_DROPPED("events_dropped", Severity.WARN),
  METHOD_DAMPED("method_damped", Severity.WARN),
  FUNCTION_SUMMARY("function_summary", Severity.INFO);

  private final String text;
  private final Severity severity;

  EventType(String text, Severity severity) {
    this.text = text;
    this.severity = severity;
  }

  /** The name in the line. */
  public String text() {
    return text;
  }

  /** The severity where nothing failed. */
  public Severity severity() {
    return severity;
  }
}
