package io.telemetryagent.metadata.client;

import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** A moment by which all must be done. Immutable; by the monotonic clock. */
public final class Deadline {
  private final long atNanos;

  private Deadline(long atNanos) {
    this.atNanos = atNanos;
  }

  /** So long from now. */
  public static Deadline afterMillis(long millis) {
    return new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** Milliseconds left, rounded up; 0 if it is over. */
  public long remainingMillis() {
    long nanos = atNanos - System.nanoTime();
    return nanos <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos - 1) + 1;
  }

  /**
   * The time left, for a socket, to which 0 means forever.
   *
   * @throws SocketTimeoutException if the deadline is over
   */
  int socketTimeoutMillis() throws SocketTimeoutException {
    long left = remainingMillis();
    if (left == 0) throw new SocketTimeoutException("no answer in time");
    return (int) Math.min(left, Integer.MAX_VALUE);
  }

  /** This one, or {@code share} of the time it has left. */
  public Deadline part(double share) {
    return new Deadline(System.nanoTime() + (long) ((atNanos - System.nanoTime()) * share));
  }
}
