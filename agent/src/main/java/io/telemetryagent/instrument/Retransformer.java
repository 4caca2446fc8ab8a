package io.telemetryagent.instrument;

import io.telemetryagent.log.AgentLog;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Has classes that are loaded already woven again. The JVM stops the app for each batch, so there
 * is a pause after each that is as long as the batch took: half of the time is the app's.
 */
final class Retransformer {
  /** Large enough for what each stop costs by itself, small enough not to be noticed. */
  private static final int BATCH = 50;

  private static final long LONGEST_PAUSE_NANOS = 200_000_000L;

  /** Is told of each class that could not be woven again. */
  interface Failure {
    void of(Class<?> type);
  }

  private final Instrumentation instrumentation;
  private final AgentLog log;

  Retransformer(Instrumentation instrumentation, AgentLog log) {
    this.instrumentation = instrumentation;
    this.log = log;
  }

  /** Weaves them again, one by one where a batch fails; returns for how many that worked. */
  int retransform(List<Class<?>> types, Failure failure) {
    int done = 0;
    for (int from = 0; from < types.size(); from += BATCH) {
      long start = System.nanoTime();
      int to = Math.min(types.size(), from + BATCH);
      done += retransformBatch(types.subList(from, to), failure);
      if (to < types.size()) {
        LockSupport.parkNanos(Math.min(System.nanoTime() - start, LONGEST_PAUSE_NANOS));
      }
    }
    return done;
  }

  private int retransformBatch(List<Class<?>> batch, Failure failure) {
    if (isDone(batch, null)) {
      return batch.size();
    }
    int done = 0;
    for (Class<?> type : batch) {
      if (isDone(Collections.<Class<?>>singletonList(type), failure)) {
        done++;
      }
    }
    return done;
  }

  private boolean isDone(List<Class<?>> types, Failure failure) {
    try {
      instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
      return true;
    } catch (Throwable t) {
      if (failure != null) {
        String name = types.get(0).getName();
        log.warn("Cannot weave " + name + ", which was loaded before; it runs as it was", t);
        failure.of(types.get(0));
      }
      return false;
    }
  }
}
