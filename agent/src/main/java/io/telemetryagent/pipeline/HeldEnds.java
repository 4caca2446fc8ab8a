package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.SpanStack;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Ends of exchanges that came to the writer before their beginnings, as they may by another
 * thread's buffer. They wait here, so that lines are in the order of time.
 */
final class HeldEnds {
  private static final int WORDS = 7;
  private final Map<Exchange, End> ends = new IdentityHashMap<>();

  void hold(long[] words, int at, SpanStack source, Exchange exchange) {
    ends.put(exchange, new End(Arrays.copyOfRange(words, at, at + WORDS), source));
  }

  /** The end of an exchange that has begun by now; null if it was not held. */
  End take(Exchange exchange) {
    return ends.remove(exchange);
  }

  /** An event of the queue. */
  static final class End {
    final long[] words;
    final SpanStack source;

    private End(long[] words, SpanStack source) {
      this.words = words;
      this.source = source;
    }
  }
}
