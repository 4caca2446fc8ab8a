package io.telemetryagent.bootstrap;

import static io.telemetryagent.bootstrap.EventKind.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.Received.Seen;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Overflows stacks in the midst of tracing, wherever that may happen: near the end of the stack
 * each frame tries again, and frames have different sizes. Then checks that all is as it should be.
 */
public final class Overflows {
  private static final int DEEP = 1;
  private static final int LEAF = 2;
  private static final int AFTER = 3;
  private static final int CALLS_AFTER = 10;
  private static final int STACKS = 60;
  private static final int PADS = 16;
  private static final int RETRIES = 200;
  private static final int STACK_BYTES = 192 * 1024;

  /** Made here: to make it near the end of the stack would fail for good. */
  private static final Runnable NOTHING = () -> {};

  /** Only one thread overflows at a time. */
  private static final Random RANDOM = new Random(42);

  private static int retries;
  private static int offered;

  private Overflows() {}

  public static void main(String[] args) throws InterruptedException {
    ofThreadBuffers(Volume.ALL, false);
    ofThreadBuffers(new Volume(0.5, 0, 0), false);
    ofThreadBuffers(Volume.ALL, true);
    ofTheSharedRing();
    System.out.println("passed; the agent failed " + Tracer.failures() + " times");
  }

  private static void ofThreadBuffers(Volume volume, boolean leavesDamped)
      throws InterruptedException {
    EventQueue queue = new EventQueue(1 << 14, true, Long.MAX_VALUE, 42);
    queue.volume(volume);
    if (leavesDamped) {
      queue.ledger().damp(LEAF, 0);
    }
    Tracer.start(queue);
    Consumer consumer = new Consumer(queue);
    for (int i = 0; i < STACKS; i++) {
      overflow(Overflows::call);
    }
    List<Seen> all = consumer.allReceived();
    Tracer.stop();
    assertThat(queue.threads()).isZero();
    assertThat(queue.reservedChunks()).isZero();
    long after =
        all.stream().filter(seen -> seen.method() == AFTER && seen.kind() == ENTRY).count();
    if (volume == Volume.ALL) {
      assertThat(after).isEqualTo(STACKS * CALLS_AFTER);
    } else {
      // Each of these calls begins a trace, so none is stuck in one that is not kept.
      assertThat(after).isBetween(STACKS * CALLS_AFTER * 4 / 10L, STACKS * CALLS_AFTER * 6 / 10L);
    }
    all.stream()
        .collect(Collectors.groupingBy(Seen::source))
        .values()
        .forEach(Overflows::checkNesting);
  }

  /** The ring is small, so that each event goes round its end and wakes the writer. */
  private static void ofTheSharedRing() throws InterruptedException {
    EventQueue queue = new EventQueue(8, true, Long.MAX_VALUE, 42);
    SharedBuffer buffer = queue.sharedBuffer();
    Consumer consumer = new Consumer(queue);
    for (int i = 0; i < STACKS; i++) {
      overflow((method, inner) -> offer(buffer, inner));
    }
    List<Integer> received = consumer.allReceived().stream().map(Seen::method).toList();
    assertThat(received.equals(IntStream.range(0, offered).boxed().toList())).isTrue();
  }

  private interface Call {
    void make(int method, Runnable inner);
  }

  private static void overflow(Call call) throws InterruptedException {
    Runnable work =
        () -> {
          retries = 0;
          try {
            deeper(call);
          } catch (StackOverflowError expected) {
            // As it was meant to.
          }
          for (int i = 0; i < CALLS_AFTER; i++) {
            call.make(AFTER, NOTHING);
          }
        };
    Thread thread = new Thread(null, work, "overflowing", STACK_BYTES);
    thread.start();
    thread.join();
  }

  private static void deeper(Call call) {
    call.make(DEEP, () -> bySize(RANDOM.nextInt(4), call));
  }

  private static void bySize(int size, Call call) {
    switch (size) {
      case 0 -> small(call);
      case 1 -> medium(call, 1, 2);
      case 2 -> large(call, 1, 2, 3, 4, 5);
      default -> deeper(call);
    }
  }

  private static void small(Call call) {
    try {
      deeper(call);
    } catch (StackOverflowError e) {
      retry(call, e);
    }
  }

  private static long medium(Call call, long a, long b) {
    try {
      deeper(call);
    } catch (StackOverflowError e) {
      retry(call, e);
    }
    return a + b;
  }

  private static long large(Call call, long a, long b, long c, long d, long e) {
    try {
      deeper(call);
    } catch (StackOverflowError overflow) {
      retry(call, overflow);
    }
    return a + b + c + d + e;
  }

  /** Calls with ever less of the stack left. */
  private static void retry(Call call, StackOverflowError overflow) {
    for (int depth = 0; depth < PADS && retries < RETRIES; depth++) {
      try {
        padded(depth, call);
      } catch (StackOverflowError e) {
        retries++;
      }
    }
    throw overflow;
  }

  private static void padded(int depth, Call call) {
    if (depth == 0) {
      call.make(LEAF, NOTHING);
    } else if (RANDOM.nextBoolean()) {
      padded(depth - 1, call);
    } else {
      paddedMore(depth - 1, call, 1, 2);
    }
  }

  private static long paddedMore(int depth, Call call, long a, long b) {
    padded(depth, call);
    return a + b;
  }

  /** As woven code is. */
  private static void call(int method, Runnable inner) {
    Span span = Tracer.enter(method);
    try {
      inner.run();
      Tracer.exit(span, null);
    } catch (Throwable t) {
      Tracer.exit(span, t);
      throw t;
    }
  }

  private static void offer(SharedBuffer buffer, Runnable inner) {
    if (buffer.offer(offered, 0, 0, 0, 0, 0, 0, 0, null, null)) {
      offered++;
    }
    inner.run();
  }

  private static void checkNesting(List<Seen> thread) {
    Deque<Seen> open = new ArrayDeque<>();
    for (Seen event : thread) {
      if (event.kind() == ENTRY) {
        assertThat(event.parentId()).isEqualTo(open.isEmpty() ? 0 : open.peek().spanId());
        open.push(event);
      } else {
        assertThat(event.spanId()).isEqualTo(open.pop().spanId());
      }
    }
    assertThat(open.size()).isZero();
  }
}
