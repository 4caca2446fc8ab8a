package io.telemetryagent.pipeline;

import java.util.concurrent.locks.LockSupport;

/**
 * What the writer does where the app has left no memory: it waits for some, though not for ever.
 */
final class MemoryWait {
  private static final long PAUSE_NANOS = 5_000_000L;

  /** Ten seconds. */
  private static final int TRIES = 2000;

  /** One second. */
  private static final int TRIES_AT_THE_END = 200;

  private volatile boolean ending;

  /** From now on the process waits for us. */
  void hurry() {
    ending = true;
  }

  /** Pauses before the next try; false where {@code tries} were enough. */
  boolean pause(int tries) {
    if (tries > (ending ? TRIES_AT_THE_END : TRIES)) {
      return false;
    }
    pause();
    return true;
  }

  void pause() {
    LockSupport.parkNanos(PAUSE_NANOS);
  }
}
