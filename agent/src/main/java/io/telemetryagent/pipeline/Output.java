package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.LineBuffer;
import io.telemetryagent.output.LineGzip;
import io.telemetryagent.output.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/**
 * Gathers whole lines and hands them to the sink in large pieces. What the sink refuses is offered
 * again, with growing pauses; meanwhile the queue fills and the app's events are dropped and
 * counted.
 */
final class Output {
  private static final int PIECE_BYTES = 128 * 1024;

  /** Larger where it is compressed: nothing refers back from one piece to another. */
  private static final int GZIP_PIECE_BYTES = 1024 * 1024;

  private static final long FIRST_PAUSE_NANOS = 50_000_000L;
  private static final long LONGEST_PAUSE_NANOS = 2_000_000_000L;

  /** Lines not written yet. */
  final LineBuffer lines;

  private final int pieceBytes;
  private final LineGzip gzip;
  private final Sink sink;
  private final EventQueue queue;
  private final AgentLog log;
  private volatile boolean closing;
  private volatile boolean writing;
  private volatile boolean working = true;

  /** Written by the writer alone; another thread may see what it was a moment ago. */
  private long bytes;

  private boolean failed;
  private boolean gaveUp;

  Output(Sink sink, boolean compressed, EventQueue queue, AgentLog log) {
    pieceBytes = compressed ? GZIP_PIECE_BYTES : PIECE_BYTES;
    lines = new LineBuffer(pieceBytes + PIECE_BYTES);
    gzip = compressed ? new LineGzip() : null;
    if (compressed) {
      lines.markFragments();
    }
    this.sink = sink;
    this.queue = queue;
    this.log = log;
  }

  /** Writes if there is enough for a piece. */
  void flushIfLarge() {
    if (lines.position() >= pieceBytes) {
      flush();
    }
  }

  /**
   * Writes all lines; returns only once they are written, or given up because of {@link
   * #giveUpOnFailure}.
   */
  void flush() {
    if (lines.position() > 0 && !gaveUp) {
      flush(gzip == null ? plain() : gzip.compress(lines));
    }
    lines.position(0);
  }

  /** Whether the sink has refused lines since the last call. */
  boolean takeFailure() {
    boolean result = failed;
    failed = false;
    return result;
  }

  /** Whether the sink has lines and has not returned yet. */
  boolean isWriting() {
    return writing;
  }

  /** From now on a failing sink is tried once more and no longer. */
  void giveUpOnFailure() {
    closing = true;
  }

  /** How many bytes the sink has taken. */
  long bytes() {
    return bytes;
  }

  /** Whether the last write went well. */
  boolean works() {
    return working;
  }

  /** Whether nothing is written any more. */
  boolean gaveUp() {
    return gaveUp;
  }

  void close() {
    flush();
    try {
      sink.close();
    } catch (IOException e) {
      log.warn("Cannot close the output: " + e);
    }
  }

  /**
   * Nobody has reason to interrupt this thread; an interrupt would end its pauses and close its
   * files.
   */
  static void clearInterrupt() {
    Thread.interrupted();
  }

  private ByteBuffer plain() {
    return ByteBuffer.wrap(lines.array(), 0, lines.position());
  }

  private void flush(ByteBuffer piece) {
    long pause = FIRST_PAUSE_NANOS;
    boolean lastTry = closing;
    while (!write(piece)) {
      if (lastTry) {
        giveUp(piece);
        return;
      }
      lastTry = closing;
      clearInterrupt();
      LockSupport.parkNanos(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
    }
  }

  private boolean write(ByteBuffer piece) {
    clearInterrupt();
    writing = true;
    int start = piece.position();
    try {
      while (piece.hasRemaining()) {
        sink.write(piece);
        queue.madeProgress();
      }
    } catch (Throwable t) {
      refused(t);
      return false;
    } finally {
      writing = false;
      bytes += piece.position() - start;
    }
    if (!working) {
      log.warn("The output works again.");
    }
    working = true;
    return true;
  }

  private void refused(Throwable t) {
    if (working) {
      log.error("Cannot write the output; events are dropped and counted until it works again", t);
    }
    working = false;
    failed = true;
  }

  /** What follows could not be read either: it would begin in the midst of a line. */
  private void giveUp(ByteBuffer piece) {
    gaveUp = true;
    int lost = 0;
    for (int i = gzip == null ? piece.position() : 0; i < lines.position(); i++) {
      lost += lines.array()[i] == '\n' ? 1 : 0;
    }
    log.warn(lost + " lines of telemetry could not be written before the end.");
  }
}
