package clients;

import java.io.Closeable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

/** What else one may do with an asynchronous client. Its threads come to life for the first. */
abstract class ApacheAsyncCases {
  /** Makes a client on {@link #thread} that calls {@link #intercepted} there with each answer. */
  abstract Closeable start();

  /** Sends a request, whose end, whatever it is, calls {@code callback}. */
  abstract Future<?> send(String url, Runnable callback);

  final void run(String origin) throws Exception {
    try (Closeable client = first(origin)) {
      second(origin);
      chained(origin);
      cancelled(origin);
    }
  }

  private Closeable first(String origin) throws Exception {
    Closeable client = start();
    await(origin + "/page");
    return client;
  }

  private void second(String origin) throws Exception {
    await(origin + "/page");
  }

  private void chained(String origin) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    send(origin + "/page", () -> next(origin, done));
    done.await();
  }

  private void next(String origin, CountDownLatch done) {
    send(origin + "/page", () -> answered(done));
  }

  private void cancelled(String origin) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Future<?> future = send(origin + "/silent", () -> answered(done));
    System.out.println(future.cancel(true));
    done.await();
    System.out.println(future.isCancelled());
  }

  final Thread thread(Runnable work) {
    return new Thread(
        () -> {
          working();
          work.run();
        });
  }

  private void working() {}

  final void intercepted() {}

  private void answered(CountDownLatch done) {
    done.countDown();
  }

  private void await(String url) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    send(url, () -> answered(done)).get();
    done.await();
  }
}
