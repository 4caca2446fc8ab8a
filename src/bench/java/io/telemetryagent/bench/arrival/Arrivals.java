package io.telemetryagent.bench.arrival;

import java.io.Closeable;
import java.io.IOException;

/** Where the telemetry of one process goes, and how much came. */
public interface Arrivals extends Closeable {
  /** Told where what arrives cannot be counted. */
  long UNKNOWN = -1;

  /** For a process without telemetry, or with a destination that tells nothing. */
  Arrivals NOT_COUNTED = () -> UNKNOWN;

  /** How many calls arrived. Asked once, after the process ended. */
  long calls() throws IOException;

  @Override
  default void close() throws IOException {
    // Most hold nothing open.
  }
}
