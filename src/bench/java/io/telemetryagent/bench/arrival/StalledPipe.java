package io.telemetryagent.bench.arrival;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A named pipe that is open and never read: full after 64 KiB. What a hung disk looks like. */
public final class StalledPipe implements Arrivals {
  private final RandomAccessFile reader;

  private StalledPipe(RandomAccessFile reader) {
    this.reader = reader;
  }

  /** Makes it. */
  public static StalledPipe at(Path path) throws IOException {
    try {
      if (new ProcessBuilder("mkfifo", path.toString()).start().waitFor() != 0) {
        throw new IOException("mkfifo failed: " + path);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    // For reading and writing: opened only for reading, it would wait for a writer.
    return new StalledPipe(new RandomAccessFile(path.toFile(), "rw"));
  }

  @Override
  public long calls() {
    return UNKNOWN;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
