package io.telemetryagent.output;

/** How much a line matters. Fills {@code severity} of telemetry.v2. */
public enum Severity {
  INFO,
  WARN,
  ERROR
}
