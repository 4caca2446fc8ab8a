package io.telemetryagent.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a person once a second how far the reading of a file is. */
final class Progress {
  private static final long PERIOD_NANOS = 1_000_000_000L;
  private static final int LOOK_EACH = 1024;

  private final Terminal terminal;
  private final InputFile file;
  private final long size;
  private long read;
  private long last = System.nanoTime();
  private boolean told;

  Progress(Terminal terminal, InputFile file) {
    this.terminal = terminal;
    this.file = file;
    this.size = file.size();
  }

  /** The same bytes, counted. */
  InputStream count(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        read += Math.max(0, count);
        return count;
      }
    };
  }

  void tell(long lines) {
    if (!terminal.showsProgress() || lines % LOOK_EACH != 0) {
      return;
    }
    long now = System.nanoTime();
    if (now - last > PERIOD_NANOS) {
      last = now;
      told = true;
      String of = size > 0 ? " of " + megabytes(size) : "";
      terminal.err.print("\r" + file + ": " + megabytes(read) + of + " MB, " + lines + " lines ");
    }
  }

  /** Leaves nothing of it on the screen. */
  void clear() {
    if (told) {
      terminal.err.print("\r\033[K");
    }
  }

  private static long megabytes(long bytes) {
    return bytes / 1_000_000;
  }
}
