package io.telemetryagent.startup;

import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.config.AgentVersion;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.pipeline.EventWriter;
import java.lang.instrument.Instrumentation;

/**
 * The thread of the writer, which ends with the JVM after the app, or before when it is told to.
 */
final class WriterThread implements Runnable {
  /** How long the end waits for a writer that makes no progress, in milliseconds. */
  static final long STALL_MILLIS = 1000;

  /** How long the end waits for the writer at most, in milliseconds. */
  private static final long EXIT_MILLIS = 5000;

  /** The same where events are sent elsewhere, which may be far away. */
  private static final long EXIT_MILLIS_FAR_AWAY = 12_000;

  private final EventWriter writer;
  private final Instrumentation instrumentation;
  private final AgentLog log;
  private final Thread thread = new Thread(this, "telemetry-writer");
  private final ExitHook exitHook;
  private final long exitMillis;

  /**
   * A thread that is not started yet.
   *
   * @param sends whether events are sent elsewhere, beside the lines
   */
  WriterThread(EventWriter writer, boolean sends, Instrumentation instrumentation, AgentLog log) {
    this.writer = writer;
    exitMillis = sends ? EXIT_MILLIS_FAR_AWAY : EXIT_MILLIS;
    this.instrumentation = instrumentation;
    this.log = log;
    exitHook = ExitHook.register(endWithTheJvm());
    thread.setDaemon(true);
    // Not the app's: it would keep the app's classes alive.
    thread.setContextClassLoader(null);
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    try {
      // On this thread, as both take some milliseconds.
      JavaBase javaBase = new JavaBase(instrumentation);
      exitHook.runLast(javaBase, log);
      AgentProperties.of(javaBase).put(AgentProperties.VERSION, AgentVersion.text());
    } catch (OutOfMemoryError e) {
      // Then the hook stays where it is.
    }
    writer.run();
  }

  /**
   * Ends it before the JVM ends: no more events, then all that is queued, then the last line.
   *
   * @return whether the thread is gone; not where its output hangs
   */
  boolean end() {
    try {
      stopWriter();
      thread.join(STALL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!thread.isAlive()) {
      exitHook.remove();
    }
    return !thread.isAlive();
  }

  private void stopWriter() throws InterruptedException {
    Tracer.stop();
    writer.stop(exitMillis, STALL_MILLIS);
  }

  private Runnable endWithTheJvm() {
    return new Runnable() {
      @Override
      public void run() {
        try {
          stopWriter();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }
}
