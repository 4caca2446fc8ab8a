package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event that the handler does not take yet. */
class AwaitedEventsTest {
  private static final int AWAITED = 2;

  private final EventQueue queue = new EventQueue(1024, false, 0, 42);
  private final Taking taking = new Taking();

  @Test
  void eventOfAThread_waits_andAllBehindIt() {
    SpanStack stack = new SpanStack(Thread.currentThread());
    SpanStack other = new SpanStack(new Thread());
    for (int method = 1; method <= 3; method++) {
      stack.exit(stack.enter(queue, method), null);
      other.exit(other.enter(queue, method + 10), null);
    }
    queue.drain(taking);
    assertThat(taking.methods).containsExactlyInAnyOrder(1, 1, 11, 11, 12, 12, 13, 13);
    assertThat(queue.drain(taking)).isZero();
    taking.all = true;
    assertThat(queue.drain(taking)).isEqualTo(4);
    assertThat(taking.methods).endsWith(2, 2, 3, 3);
  }

  @Test
  void eventOfAVirtualThread_waitsToo() {
    SharedBuffer buffer = queue.sharedBuffer();
    for (int method = 1; method <= 3; method++) {
      buffer.offer(EventKind.of(EventKind.ENTRY, method), 0, 1, 0, 1, 1, 0, 0, null, null);
    }
    assertThat(buffer.drain(taking, 10)).isEqualTo(1);
    assertThat(buffer.drain(taking, 10)).isZero();
    taking.all = true;
    assertThat(buffer.drain(taking, 10)).isEqualTo(2);
    assertThat(taking.methods).containsExactly(1, 2, 3);
  }

  private static final class Taking implements EventHandler {
    final List<Integer> methods = new ArrayList<>();
    boolean all;

    @Override
    public void onEvent(long[] words, int at, SpanStack source, Object payload) {
      methods.add(EventKind.method(words[at]));
    }

    @Override
    public boolean awaits(long[] words, int at, Object payload) {
      return !all && EventKind.method(words[at]) == AWAITED;
    }
  }
}
