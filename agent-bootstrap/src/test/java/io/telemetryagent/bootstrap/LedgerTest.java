package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What threads count is neither lost nor counted twice, and those that ended hold nothing. */
@Timeout(120)
class LedgerTest {
  private final EventQueue queue = new EventQueue(1024, false, 0, 42);

  @AfterEach
  void stop() {
    Tracer.stop();
  }

  @Test
  void threadThatEnded_isCounted_andForgotten() throws InterruptedException {
    start(new Volume(0, 0, 0));
    for (int i = 0; i < 10; i++) {
      Thread thread = new Thread(() -> roots(5));
      thread.start();
      thread.join();
    }
    assertThat(queue.ledger().threads()).isEqualTo(10);
    assertThat(queue.ledger().unsampledTraces()).isEqualTo(50);
    assertThat(queue.ledger().threads()).isZero();
    assertThat(queue.ledger().unsampledTraces()).isEqualTo(50);
  }

  @Test
  void threadsThatEnded_areForgotten_alsoWhereTheWriterNeverLooks() throws InterruptedException {
    start(new Volume(0, 0, 0));
    for (int i = 0; i < 3000; i++) {
      Thread thread = new Thread(() -> roots(1));
      thread.start();
      thread.join();
    }
    assertThat(queue.ledger().threads()).isLessThan(1100);
    assertThat(queue.ledger().unsampledTraces()).isEqualTo(3000);
  }

  @Test
  void sumsAskedForMeanwhile_areNeverTooLarge_andRightInTheEnd() throws InterruptedException {
    start(new Volume(0, 0, 0));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(new Thread(this::shortThreads));
    }
    threads.forEach(Thread::start);
    long last = 0;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      long now = queue.ledger().unsampledTraces();
      assertThat(now).isBetween(last, 4 * 400 * 100L);
      last = now;
    }
    assertThat(queue.ledger().unsampledTraces()).isEqualTo(4 * 400 * 100L);
  }

  @Test
  void sharedTally_losesNothing() throws InterruptedException {
    Tally tally = new Tally(1, true);
    CyclicBarrier start = new CyclicBarrier(4);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          new Thread(
              () -> {
                await(start);
                for (int n = 0; n < 1_000_000; n++) {
                  tally.add(0, 2);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(tally.get(0)).isEqualTo(8_000_000);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }

  private void start(Volume volume) {
    queue.volume(volume);
    Tracer.start(queue);
  }

  private void shortThreads() {
    for (int i = 0; i < 400; i++) {
      Thread thread = new Thread(() -> roots(100));
      thread.start();
      AppThreads.join(thread);
    }
  }

  private static void roots(int count) {
    for (int i = 0; i < count; i++) {
      Tracer.exit(Tracer.enter(i), null);
    }
  }
}
