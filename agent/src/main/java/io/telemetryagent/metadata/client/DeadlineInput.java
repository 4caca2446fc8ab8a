package io.telemetryagent.metadata.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * Reads from a socket until a deadline. A socket's own time-out starts anew with every read, so a
 * server that drips single bytes would never reach it.
 */
final class DeadlineInput extends InputStream {
  private final Socket socket;
  private final InputStream in;
  private final Deadline deadline;
  private int left;

  /** Fails as soon as there are more than {@code maxBytes}. */
  DeadlineInput(Socket socket, Deadline deadline, int maxBytes) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.deadline = deadline;
    this.left = maxBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    socket.setSoTimeout(deadline.socketTimeoutMillis());
    int read = in.read(bytes, offset, length);
    left -= Math.max(read, 0);
    if (left < 0) throw new IOException("answer too long");
    return read;
  }
}
