package io.telemetryagent.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * Writes lines to the process's standard output, past {@code System.out}, so that the app may
 * replace that.
 *
 * <p>When it is a pipe, what others write must not land inside a line. The kernel keeps a write of
 * up to PIPE_BUF (4096) bytes together, so lines go in writes of at most that. A longer line goes
 * through the stream that was System.out at start, whose own lock the app's prints wait for.
 */
public final class StdoutSink implements Sink {
  private static final int PIPE_BUF = 4096;
  private static final int LARGE_WRITE = 64 * 1024;

  private final OutputStream descriptor;
  private final PrintStream console;
  private final int atomicBytes;

  StdoutSink(OutputStream descriptor, PrintStream console, int atomicBytes) {
    this.descriptor = descriptor;
    this.console = console;
    this.atomicBytes = atomicBytes;
  }

  /** A sink on file descriptor 1. */
  public static StdoutSink open() {
    int atomicBytes = isFile() ? LARGE_WRITE : PIPE_BUF;
    return new StdoutSink(new FileOutputStream(FileDescriptor.out), System.out, atomicBytes);
  }

  @Override
  public void write(ByteBuffer lines) throws IOException {
    byte[] bytes = lines.array();
    int start = lines.position();
    int end = endOfWholeLines(bytes, start, lines.limit());
    if (end - start <= atomicBytes) {
      descriptor.write(bytes, start, end - start);
    } else {
      writeToConsole(bytes, start, end - start);
    }
    lines.position(end);
  }

  @Override
  public void close() {
    // Standard output belongs to the app.
  }

  private void writeToConsole(byte[] bytes, int start, int length) throws IOException {
    if (console.checkError()) {
      // The app closed it, or it failed before; the descriptor tells whether it works and why not.
      descriptor.write(bytes, start, length);
      return;
    }
    console.write(bytes, start, length);
    if (console.checkError()) {
      throw new IOException("standard output does not take the line");
    }
  }

  /** The end of as many lines from {@code start} as fit an atomic write; of one where none does. */
  private int endOfWholeLines(byte[] bytes, int start, int limit) {
    if (limit - start <= atomicBytes) {
      return limit;
    }
    for (int i = start + atomicBytes - 1; i >= start; i--) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    int end = start + atomicBytes;
    while (bytes[end++] != '\n') {}
    return end;
  }

  /**
   * Whether standard output is known to be a plain file, which keeps writes of any size together.
   */
  private static boolean isFile() {
    try {
      Path target = Files.readSymbolicLink(Paths.get("/proc/self/fd/1"));
      return Files.isRegularFile(target);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
