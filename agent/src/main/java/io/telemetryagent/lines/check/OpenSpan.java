package io.telemetryagent.lines.check;

import java.util.Objects;

/** A call or an exchange that has begun and not ended. */
final class OpenSpan {
  final long number;
  final long traceId;
  final long spanId;
  final Life life;
  final ThreadSpans thread;
  final boolean isCall;
  private final long parentId;
  private final String function;

  OpenSpan(TracedLine line, Life life, ThreadSpans thread) {
    this.number = line.number;
    this.traceId = line.traceId;
    this.spanId = line.spanId;
    this.parentId = line.parentId;
    this.function = line.function;
    this.life = life;
    this.thread = thread;
    this.isCall = line.is("function_entry");
  }

  /** Whether the line speaks of this span. */
  boolean isOf(TracedLine line) {
    return spanId == line.spanId
        && traceId == line.traceId
        && parentId == line.parentId
        && Objects.equals(function, line.function);
  }
}
