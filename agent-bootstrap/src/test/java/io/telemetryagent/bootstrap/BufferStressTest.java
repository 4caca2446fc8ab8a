package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The algorithms of the buffers, with so little room that chunks and slots are used again all the
 * time. All words of an event come from one number, so that a torn one is told.
 */
@Timeout(120)
class BufferStressTest {
  private static final int EVENTS = 600_000;

  /** With the least of room a thread waits for each event. */
  private static final int EVENTS_PER_ROOM = 10_000;

  @ParameterizedTest
  @CsvSource({
    "1,1,true",
    "1,128,true",
    "2,64,true",
    "4,256,true",
    "16,640,true",
    "1,128,false",
    "4,256,false",
    "16,640,false"
  })
  void threadBuffers(int threads, int capacity, boolean waits) throws Exception {
    EventQueue queue = new EventQueue(capacity, waits, Long.MAX_VALUE, 1);
    run(queue, threads, events(capacity), source -> new ThreadBuffer(queue));
    assertThat(queue.threads()).isZero();
    assertThat(queue.reservedChunks()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,true",
    "2,2,true",
    "4,8,true",
    "16,64,true",
    "4,1024,true",
    "1,2,false",
    "4,8,false",
    "16,64,false"
  })
  void sharedRing(int threads, int capacity, boolean waits) throws Exception {
    EventQueue queue = new EventQueue(capacity, waits, Long.MAX_VALUE, 1);
    run(queue, threads, events(capacity), source -> queue.sharedBuffer());
    assertThat(queue.sharedBuffer().isFull()).isFalse();
  }

  private static int events(int capacity) {
    return Math.min(EVENTS, capacity * EVENTS_PER_ROOM);
  }

  private static void run(
      EventQueue queue, int threads, int events, Function<SpanStack, EventBuffer> buffers)
      throws InterruptedException {
    Check check = new Check(threads);
    AtomicLong taken = new AtomicLong();
    List<Thread> producers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      long base = (long) i << 32;
      Thread producer =
          new Thread(
              () -> {
                SpanStack source = new SpanStack(Thread.currentThread());
                taken.addAndGet(offer(buffers.apply(source), base, events / threads, source));
              });
      producers.add(producer);
      producer.start();
    }
    while (producers.stream().anyMatch(Thread::isAlive)) {
      queue.drain(check);
    }
    while (queue.drain(check) > 0) {}
    long offered = (long) events / threads * threads;
    assertThat(check.torn).isZero();
    assertThat(check.outOfOrder).isZero();
    assertThat(check.received).isEqualTo(taken.get());
    assertThat(check.received + queue.drops(0) + queue.drops(1)).isEqualTo(offered);
  }

  private static long offer(EventBuffer buffer, long base, int count, SpanStack source) {
    long taken = 0;
    for (int i = 0; i < count; i++) {
      long v = base | i;
      int kind = i & 1;
      Object payload = kind == 0 ? null : Integer.valueOf(i);
      long word = EventKind.of(kind, i);
      if (buffer.offer(word, v, ~v, v * 31, v ^ word, v + 7, -v, v - 8, source, payload)) {
        taken++;
      }
    }
    return taken;
  }

  private static final class Check implements EventHandler {
    private final long[] last;
    private long received;
    private long torn;
    private long outOfOrder;

    Check(int threads) {
      last = new long[threads];
      Arrays.fill(last, -1);
    }

    @Override
    public void onEvent(long[] words, int at, SpanStack source, Object payload) {
      received++;
      long v = words[at + 1];
      int i = EventKind.method(words[at]);
      boolean whole =
          i == (int) v
              && EventKind.kind(words[at]) == (i & 1)
              && words[at + 2] == ~v
              && words[at + 3] == v * 31
              && words[at + 4] == (v ^ words[at])
              && words[at + 5] == v + 7
              && words[at + 6] == -v
              && words[at + 7] == v - 8
              && ((i & 1) == 0 ? payload == null : Integer.valueOf(i).equals(payload));
      if (!whole) {
        torn++;
        return;
      }
      int thread = (int) (v >>> 32);
      if (last[thread] >= i) {
        outOfOrder++;
      }
      last[thread] = i;
    }
  }
}
