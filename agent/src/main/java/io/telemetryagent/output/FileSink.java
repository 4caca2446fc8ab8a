package io.telemetryagent.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Appends lines to a file. Each write is one append of whole lines, so two JVMs that share a file
 * do not tear each other's lines.
 */
public final class FileSink implements Sink {
  private static final Set<OpenOption> OPTIONS =
      new HashSet<OpenOption>(
          Arrays.asList(
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND,
              LinkOption.NOFOLLOW_LINKS));

  private final Path path;

  /** Another one after the thread was interrupted: that closes a channel for good. */
  private FileChannel channel;

  private FileSink(Path path) throws IOException {
    this.path = path;
    channel = openChannel(path);
  }

  /**
   * Opens {@code path}, with its parent folders created where missing. A new file is readable by
   * its owner alone (0600).
   *
   * @throws IOException if it cannot be opened, or is a symbolic link
   */
  public static FileSink open(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      Files.createDirectories(parent);
    }
    if (Files.isSymbolicLink(path)) {
      // Opening it fails as well, in words that nobody understands.
      throw new IOException(
          "it is a symbolic link, and those are not followed; for standard output say stdout");
    }
    return new FileSink(path);
  }

  @Override
  public void write(ByteBuffer lines) throws IOException {
    while (lines.hasRemaining()) {
      if (!channel.isOpen()) {
        channel = openChannel(path);
      }
      try {
        channel.write(lines);
      } catch (ClosedByInterruptException e) {
        Thread.interrupted();
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static FileChannel openChannel(Path path) throws IOException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(path, OPTIONS, ownerOnly);
  }
}
