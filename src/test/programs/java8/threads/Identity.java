package threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Looks whether a pool gives an app's own tasks back. */
public final class Identity {
  private Identity() {}

  /** Prints what it finds. */
  public static void main(String[] args) throws Exception {
    List<Runnable> seen = new ArrayList<>();
    CountDownLatch blocked = new CountDownLatch(1);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(2)) {
          @Override
          protected void beforeExecute(Thread thread, Runnable task) {
            seen.add(task);
          }
        };
    submit(pool, blocked, seen);
  }

  static void submit(ThreadPoolExecutor pool, CountDownLatch blocked, List<Runnable> seen)
      throws Exception {
    Runnable first = () -> await(blocked);
    Runnable second = Identity::nothing;
    FutureTask<String> third = new FutureTask<>(Identity::nothing, "");
    pool.execute(first);
    pool.execute(second);
    pool.execute(third);
    pool.setRejectedExecutionHandler((task, from) -> System.out.println(task == second));
    pool.execute(second);
    System.out.println(pool.getQueue().contains(second) && pool.remove(second));
    List<Runnable> left = pool.shutdownNow();
    System.out.println(left.size() == 1 && left.get(0) == third);
    pool.awaitTermination(10, TimeUnit.SECONDS);
    System.out.println(seen.size() == 1 && seen.get(0) == first);
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      nothing();
    }
  }

  static void nothing() {}
}
