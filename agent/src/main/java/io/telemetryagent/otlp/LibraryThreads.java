package io.telemetryagent.otlp;

import java.lang.reflect.Field;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * The threads that OkHttp and Okio keep for a minute after the last request. All that our class
 * loader has loaded would stay in the JVM with them after a detach.
 */
final class LibraryThreads {
  private LibraryThreads() {}

  /** Ends them. Nothing can be sent after that. */
  static void end() {
    try {
      endTaskRunner();
      endWatchdog();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      // Another version of them; then they end by themselves.
    }
  }

  private static void endTaskRunner() throws ReflectiveOperationException {
    Class<?> type = Class.forName("okhttp3.internal.concurrent.TaskRunner");
    Object backend = type.getMethod("getBackend").invoke(type.getField("INSTANCE").get(null));
    ((ExecutorService) backend.getClass().getMethod("getExecutor").invoke(backend)).shutdownNow();
  }

  /** It ends where it is woken for no reason and finds that it is not wanted any more. */
  private static void endWatchdog() throws ReflectiveOperationException {
    Class<?> type = Class.forName("okio.AsyncTimeout");
    Lock lock = (Lock) field(type, "lock").get(null);
    lock.lock();
    try {
      field(type, "idleSentinel").set(null, null);
      ((Condition) field(type, "condition").get(null)).signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
