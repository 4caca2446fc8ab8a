package io.telemetryagent.output;

/** How much a line matters. Fills {@code severity} of telemetry.v2. */
public enum Severity {
  INFO,
  WARN,
  ERROR;

  /** What a status code of HTTP amounts to; INFO for 0, which is none. */
  public static Severity ofStatus(int statusCode) {
    return statusCode >= 500 ? ERROR : statusCode >= 400 ? WARN : INFO;
  }
}
