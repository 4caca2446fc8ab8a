package chain;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Where a service says that it serves, and is told when that is enough. */
final class Register {
  private Register() {}

  /** Tells that this service is at {@code port}, and waits until the register is closed. */
  static void serve(String register, int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(register))) {
      socket.getOutputStream().write((port + "\n").getBytes("US-ASCII"));
      while (socket.getInputStream().read() >= 0) {
        // Nothing is ever said there.
      }
    }
  }
}
