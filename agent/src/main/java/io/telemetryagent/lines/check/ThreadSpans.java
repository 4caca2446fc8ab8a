package io.telemetryagent.lines.check;

import java.util.ArrayDeque;
import java.util.Deque;

/** The calls that are open on one thread, the innermost first. */
final class ThreadSpans {
  final Deque<OpenSpan> open = new ArrayDeque<>();
  long lastTimestampNs;

  /** The exception that leaves the innermost call, until its exit; else null. */
  TracedLine thrown;
}
