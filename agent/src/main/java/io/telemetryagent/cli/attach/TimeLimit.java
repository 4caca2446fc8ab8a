package io.telemetryagent.cli.attach;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Limits how long a command waits for a JVM, which may hang. */
final class TimeLimit {
  private TimeLimit() {}

  /**
   * The result of {@code task}, which runs on a thread of its own, and goes on there if it takes
   * longer.
   */
  static <T> T run(long seconds, Jvm jvm, Callable<T> task) throws AttachFailure {
    FutureTask<T> running = new FutureTask<>(task);
    Thread thread = new Thread(running, "attach");
    thread.setDaemon(true);
    thread.start();
    try {
      return running.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw AttachFailure.explained(
          "process "
              + jvm.pid()
              + " has not answered for "
              + seconds
              + " s: it hangs, or is very busy; what was asked for may still be done",
          e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof AttachFailure
          ? (AttachFailure) e.getCause()
          : AttachFailure.raw(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AttachFailure.raw(e);
    }
  }
}
