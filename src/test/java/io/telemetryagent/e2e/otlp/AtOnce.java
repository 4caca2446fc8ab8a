package io.telemetryagent.e2e.otlp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** Tests that wait most of the time, at the same time. */
public final class AtOnce {
  private AtOnce() {}

  /** Runs all, each to its end; fails with all that failed. */
  public static void run(Executable... tests) {
    List<Executable> results = new ArrayList<>();
    for (Executable test : tests) {
      CompletableFuture<Void> ended =
          CompletableFuture.runAsync(() -> runOne(test), task -> new Thread(task).start());
      results.add(() -> await(ended));
    }
    Assertions.assertAll(results);
  }

  private static void runOne(Executable test) {
    try {
      test.execute();
    } catch (Throwable t) {
      throw new CompletionException(t);
    }
  }

  private static void await(CompletableFuture<Void> ended) throws Throwable {
    try {
      ended.join();
    } catch (CompletionException e) {
      throw e.getCause();
    }
  }
}
