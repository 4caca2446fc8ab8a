package io.telemetryagent.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The end of a file that only its owner may read. Never follows a symbolic link. */
final class LogFile extends OutputStream {
  private static final Set<OpenOption> APPEND =
      new HashSet<>(
          Arrays.<OpenOption>asList(
              StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS));

  private final Path path;
  // Not final: an interrupt of the app's thread that logs closes the channel.
  private volatile ByteChannel channel;
  private volatile boolean closed;

  LogFile(String name) throws IOException {
    path = Paths.get(name);
    // A pipe that nobody reads would hold the app's start for ever.
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("not a regular file");
    }
    channel = open();
  }

  private ByteChannel open() throws IOException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly = {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
    return Files.newByteChannel(path, APPEND, posix ? ownerOnly : new FileAttribute<?>[0]);
  }

  /** Writes whole lines also on a thread that is interrupted, and leaves it interrupted. */
  @Override
  public void write(byte[] line) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      channel.write(ByteBuffer.wrap(line));
    } catch (ClosedChannelException interruptedMeanwhile) {
      if (closed) return;
      interrupted |= Thread.interrupted();
      channel = open();
      channel.write(ByteBuffer.wrap(line));
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    channel.close();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b});
  }
}
