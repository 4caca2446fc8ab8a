package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.Received.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Threads that are many, and short of life. */
@Timeout(120)
class ManyThreadsTest {
  private static final int CALLS = 10;

  private final EventQueue queue = new EventQueue(4096, true, Long.MAX_VALUE, 42);

  @AfterEach
  void stop() {
    Tracer.stop();
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void virtualThreads_shareOneRing() throws Exception {
    Tracer.start(queue);
    Consumer consumer = new Consumer(queue);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      threads.add(startVirtual(ManyThreadsTest::makeCalls));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    List<Seen> seen = consumer.allReceived();
    assertThat(seen).hasSize(10_000 * CALLS * 2);
    assertThat(seen.stream().map(each -> each.source().thread).distinct()).hasSize(10_000);
    assertThat(queue.threads()).isZero();
  }

  @Test
  void platformThreads_thatEnd_leaveNothing() throws Exception {
    Tracer.start(queue);
    Consumer consumer = new Consumer(queue);
    for (int i = 0; i < 2000; i++) {
      Thread thread = new Thread(ManyThreadsTest::makeCalls);
      thread.start();
      thread.join();
    }
    assertThat(consumer.allReceived()).hasSize(2000 * CALLS * 2);
    assertThat(queue.threads()).isZero();
    assertThat(queue.reservedChunks()).isZero();
  }

  /** From Java 17 on that pool clears its threads' locals after each task. */
  @Test
  void commonPool_isAsManyThreadsAsItHas() throws Exception {
    Tracer.start(queue);
    Consumer consumer = new Consumer(queue);
    for (int i = 0; i < 2000; i++) {
      ForkJoinPool.commonPool().submit(ManyThreadsTest::makeCalls).get();
    }
    List<Seen> seen = consumer.allReceived();
    assertThat(seen).hasSize(2000 * CALLS * 2);
    long threads = seen.stream().map(each -> each.source().thread).distinct().count();
    assertThat(queue.threads()).isLessThanOrEqualTo((int) threads);
    assertThat(queue.reservedChunks()).isZero();
  }

  private static void makeCalls() {
    for (int i = 0; i < CALLS; i++) {
      Tracer.exit(Tracer.enter(i), null);
    }
  }

  /** Thread.startVirtualThread of Java 21. */
  private static Thread startVirtual(Runnable work) throws ReflectiveOperationException {
    return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
  }
}
