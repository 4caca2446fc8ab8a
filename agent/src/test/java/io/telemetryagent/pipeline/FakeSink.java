package io.telemetryagent.pipeline;

import io.telemetryagent.output.Sink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** Keeps what it takes; fails and stalls as it is told. */
final class FakeSink implements Sink {
  final CountDownLatch refused = new CountDownLatch(1);
  final CountDownLatch stalled = new CountDownLatch(1);
  final AtomicInteger writes = new AtomicInteger();
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private volatile Supplier<? extends Throwable> failure;
  private volatile int bytesBeforeFailure;
  private volatile CountDownLatch stall = new CountDownLatch(0);
  private volatile boolean closed;
  private int most = Integer.MAX_VALUE;

  /** From now on each write takes {@code bytes}, then throws. */
  void failAfter(int bytes, Supplier<? extends Throwable> thrown) {
    bytesBeforeFailure = bytes;
    failure = thrown;
  }

  /** From now on a write takes no more than {@code bytes}. */
  void takeAtMost(int bytes) {
    most = bytes;
  }

  void recover() {
    failure = null;
  }

  /** From now on a write does not return. */
  void stall() {
    stall = new CountDownLatch(1);
  }

  void release() {
    stall.countDown();
  }

  boolean isClosed() {
    return closed;
  }

  String text() {
    synchronized (taken) {
      return taken.toString(StandardCharsets.UTF_8);
    }
  }

  /** What it took, of an output that is compressed. */
  String unzipped() throws IOException {
    synchronized (taken) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(taken.toByteArray()))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @Override
  public void write(ByteBuffer lines) throws IOException {
    writes.incrementAndGet();
    awaitRelease();
    Supplier<? extends Throwable> thrown = failure;
    if (thrown == null) {
      take(lines, Math.min(most, lines.remaining()));
      return;
    }
    take(lines, Math.min(bytesBeforeFailure, lines.remaining()));
    refused.countDown();
    FakeSink.<RuntimeException>raise(thrown.get());
  }

  @Override
  public void close() {
    closed = true;
  }

  private void awaitRelease() {
    CountDownLatch current = stall;
    if (current.getCount() > 0) {
      stalled.countDown();
      try {
        current.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void take(ByteBuffer lines, int count) {
    byte[] bytes = new byte[count];
    lines.get(bytes);
    synchronized (taken) {
      taken.writeBytes(bytes);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
