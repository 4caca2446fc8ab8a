package threads;

import java.util.Arrays;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Hands a piece of work to other threads in each way that the JDK has. */
public final class Handed {
  private Handed() {}

  /** Says how much was done. */
  public static void main(String[] args) throws Exception {
    executor();
    scheduled();
    forkJoin();
    parallelStream();
    stages();
    started();
    timer();
    virtual();
    System.out.println("done");
  }

  static int work(int number) {
    return number + 1;
  }

  static void executor() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    pool.submit(() -> work(1)).get();
    CountDownLatch done = new CountDownLatch(1);
    pool.execute(
        () -> {
          work(2);
          done.countDown();
        });
    done.await();
    Callable<Integer> one = () -> work(3);
    pool.invokeAll(Arrays.asList(one, one));
    pool.shutdown();
  }

  static void scheduled() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    pool.schedule(() -> work(1), 1, TimeUnit.MILLISECONDS).get();
    pool.shutdown();
  }

  static void forkJoin() {
    ForkJoinPool pool = new ForkJoinPool(2);
    pool.invoke(new Halves(4));
    pool.shutdown();
  }

  static void parallelStream() {
    Arrays.asList(1, 2, 3, 4).parallelStream().forEach(Handed::work);
  }

  static void stages() throws Exception {
    CompletableFuture<Integer> first = new CompletableFuture<>();
    CompletableFuture<Integer> last =
        first
            .thenApply(Handed::work)
            .thenApplyAsync(Handed::work)
            .thenCombine(CompletableFuture.supplyAsync(() -> work(1)), Integer::sum);
    new Thread(() -> first.complete(1)).start();
    last.get();
  }

  static void started() throws InterruptedException {
    Thread thread = new Thread(() -> work(1));
    thread.start();
    thread.join();
  }

  static void timer() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Timer timer = new Timer(true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            work(1);
            done.countDown();
          }
        },
        1);
    done.await();
    timer.cancel();
  }

  /** Only where the JDK has them. */
  static void virtual() throws Exception {
    try {
      ExecutorService each =
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
      each.submit(() -> work(1)).get();
      each.shutdown();
    } catch (NoSuchMethodException e) {
      work(1);
    }
  }

  /** Forks down to single pieces. */
  @SuppressWarnings("serial")
  private static final class Halves extends RecursiveTask<Integer> {
    private final int size;

    Halves(int size) {
      this.size = size;
    }

    @Override
    protected Integer compute() {
      if (size == 1) {
        return work(1);
      }
      Halves left = new Halves(size / 2);
      Halves right = new Halves(size / 2);
      left.fork();
      return right.invoke() + left.join();
    }
  }
}
