package io.telemetryagent.config;

/** What is sent by OTLP, each kind to an address of its own. */
public enum OtlpSignal {
  TRACES("v1/traces"),
  LOGS("v1/logs");

  private final String path;

  OtlpSignal(String path) {
    this.path = path;
  }

  /** Where it goes below the endpoint that all have in common (OTLP specification, "OTLP/HTTP"). */
  String path() {
    return path;
  }
}
