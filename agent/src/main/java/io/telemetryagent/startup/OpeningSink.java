package io.telemetryagent.startup;

import io.telemetryagent.output.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An output that may take for ever to open, such as a file on a network that is down. It is opened
 * on a thread of its own; until then the writer waits, and the app does not.
 */
final class OpeningSink implements Sink {
  private final FutureTask<Sink> opening;

  private OpeningSink(Callable<Sink> open) {
    opening = new FutureTask<>(open);
  }

  /**
   * The opened sink; where that takes longer than {@code millis}, one that waits for it.
   *
   * @throws IOException if it cannot be opened
   */
  static Sink open(Callable<Sink> open, long millis) throws IOException {
    OpeningSink sink = new OpeningSink(open);
    Thread thread = new Thread(sink.opening, "telemetry-open");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
    try {
      return sink.opening.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return sink;
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return sink;
    }
  }

  @Override
  public void write(ByteBuffer lines) throws IOException {
    opened().write(lines);
  }

  @Override
  public void close() throws IOException {
    opened().close();
  }

  private Sink opened() throws IOException {
    try {
      return opening.get();
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while opening", e);
    }
  }

  private static IOException failure(ExecutionException e) {
    Throwable cause = e.getCause();
    return cause instanceof IOException ? (IOException) cause : new IOException(cause);
  }
}
