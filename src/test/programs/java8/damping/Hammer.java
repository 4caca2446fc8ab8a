package damping;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Calls two methods far too often, from several threads, and others now and then from within; says
 * how often, by counts of its own.
 */
public final class Hammer {
  private static final int THREADS = 4;
  private static final int RARE = 50_000;
  private static final int FAILING = 1000;

  private static final AtomicLong HOT_CALLS = new AtomicLong();
  private static final AtomicLong WARM_CALLS = new AtomicLong();
  private static final AtomicLong RARE_CALLS = new AtomicLong();
  private static final AtomicLong FAILURES = new AtomicLong();
  private static final RuntimeException FAILURE = new IllegalStateException("on purpose");

  /** Of each thread. */
  private static int calls;

  public static void main(String[] args) throws Exception {
    calls = Integer.parseInt(args[0]);
    ExecutorService pool = args[1].equals("virtual") ? virtual() : platform();
    List<Future<?>> others = new ArrayList<>();
    for (int i = 1; i < THREADS; i++) {
      others.add(pool.submit(Hammer::work));
    }
    work();
    for (Future<?> other : others) {
      other.get();
    }
    pool.shutdown();
    System.out.println("hot " + HOT_CALLS);
    System.out.println("warm " + WARM_CALLS);
    System.out.println("rare " + RARE_CALLS);
    System.out.println("failed " + FAILURES);
  }

  private static ExecutorService platform() {
    return Executors.newFixedThreadPool(THREADS - 1);
  }

  /** Of Java 21. */
  private static ExecutorService virtual() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  static void work() {
    long hot = 0;
    long warm = 0;
    for (int i = 1; i <= calls; i++) {
      hot++;
      try {
        hot(i);
      } catch (IllegalStateException e) {
        FAILURES.incrementAndGet();
      }
      if (i % 4 == 0) {
        warm++;
        warm(i);
      }
    }
    HOT_CALLS.addAndGet(hot);
    WARM_CALLS.addAndGet(warm);
  }

  static void hot(int number) {
    if (number % RARE == 0) {
      rare(number);
    }
    if (number % FAILING == 0) {
      throw FAILURE;
    }
  }

  static void warm(int number) {
    if (number % RARE == 0) {
      rare(number);
    }
  }

  static long rare(int number) {
    return RARE_CALLS.addAndGet(number > 0 ? 1 : 0);
  }
}
