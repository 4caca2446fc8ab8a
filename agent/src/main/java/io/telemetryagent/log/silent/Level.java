package io.telemetryagent.log.silent;

/** How much a message matters to a library that says it; to us it is all one. */
public enum Level {
  SEVERE,
  WARNING,
  INFO,
  FINE,
  FINER,
  FINEST
}
