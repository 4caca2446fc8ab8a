package io.telemetryagent.log.silent;

/** How much a message matters to the library that logs it; to us it does not. */
public enum Level {
  SEVERE,
  WARNING,
  INFO,
  FINE,
  FINER,
  FINEST
}
