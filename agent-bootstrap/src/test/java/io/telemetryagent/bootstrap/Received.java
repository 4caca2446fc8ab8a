package io.telemetryagent.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** Keeps all that is drained. */
final class Received implements EventHandler {
  /** One event, as it came. */
  record Seen(
      int kind,
      int method,
      long nanos,
      long spanId,
      long parentId,
      long traceHigh,
      long traceLow,
      long durationNanos,
      long threshold,
      SpanStack source,
      Object payload) {}

  final List<Seen> all = new ArrayList<>();

  /** Drains {@code queue} until it is empty; returns all that ever came. */
  static List<Seen> from(EventQueue queue) {
    Received received = new Received();
    received.drain(queue);
    return received.all;
  }

  /** The same, but their kinds alone. */
  static List<Integer> kindsFrom(EventQueue queue) {
    return from(queue).stream().map(Seen::kind).toList();
  }

  void drain(EventQueue queue) {
    while (queue.drain(this) > 0) {}
  }

  @Override
  public void onEvent(long[] words, int at, SpanStack source, Object payload) {
    all.add(
        new Seen(
            EventKind.kind(words[at]),
            EventKind.method(words[at]),
            words[at + 1],
            words[at + 2],
            words[at + 3],
            words[at + 4],
            words[at + 5],
            words[at + 6],
            words[at + 7],
            source,
            payload));
  }
}
