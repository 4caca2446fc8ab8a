package io.telemetryagent.otlp;

import io.telemetryagent.pipeline.DropReason;

/** A span or log record on its way out. */
interface Outgoing {
  /** Bytes of memory it holds while it waits, about. */
  int weight();

  /** Counts the events it was made of as dropped. */
  void countDropped(DropReason reason, DropTally tally);
}
