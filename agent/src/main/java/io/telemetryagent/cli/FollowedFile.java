package io.telemetryagent.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that grows: at its end a read waits for more. A file put in its place, or one that was
 * emptied, is read from its beginning.
 */
final class FollowedFile extends InputStream {
  private static final long LOOK_MILLIS = 100;

  private final Path path;
  private final Idle idle;
  private FileInputStream in;
  private Object key;
  private long position;

  /** Called each time there is nothing more to read. */
  interface Idle {
    /** Returns whether to go on waiting. */
    boolean goOn();
  }

  FollowedFile(Path path, Idle idle) throws IOException {
    this.path = path;
    this.idle = idle;
    open();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    for (; ; ) {
      int count = in.read(bytes, offset, length);
      if (count > 0) {
        position += count;
        return count;
      }
      if (!idle.goOn()) {
        return -1;
      }
      if (isReplaced()) {
        in.close();
        open();
      } else {
        pause();
      }
    }
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = in.skip(bytes);
    position += skipped;
    return skipped;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void open() throws IOException {
    in = new FileInputStream(path.toFile());
    key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    position = 0;
  }

  private boolean isReplaced() throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      boolean isAnother = key != null && !key.equals(now.fileKey());
      return isAnother || now.size() < position;
    } catch (NoSuchFileException e) {
      // Renamed, and the next one is not there yet.
      return false;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
