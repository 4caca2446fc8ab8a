package threads;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Serves requests by two threads; now and then there is work that belongs to none. */
public final class Leak {
  private static final int REQUESTS = 100_000;

  private Leak() {}

  /** Says that all is served. */
  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (int i = 0; i < REQUESTS; i++) {
      request(pool);
      if (i % 20 == 0) {
        pool.submit(Leak::idle).get();
        CompletableFuture.runAsync(Leak::idle, pool).get();
      }
    }
    pool.shutdown();
    pool.awaitTermination(10, TimeUnit.SECONDS);
    System.out.println("served");
  }

  static void request(ExecutorService pool) {
    pool.execute(Leak::part);
    pool.submit(Leak::part);
    CompletableFuture.runAsync(Leak::part, pool).thenRun(Leak::part);
  }

  static void part() {}

  static void idle() {}
}
