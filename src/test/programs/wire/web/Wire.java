package web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a server by hand: no client could send what some of the requests hold. */
final class Wire {
  private Wire() {}

  /**
   * The status of the answer; {@code nothing} where there is none.
   *
   * @param headers each after a bar, {@code |Accept: text/plain}
   */
  static String ask(int port, String path, String headers) throws IOException {
    try (Socket socket = send(port, path, headers)) {
      String answer = read(socket.getInputStream());
      return answer.isEmpty() ? "nothing" : answer.split(" ")[1];
    }
  }

  /** Goes away in the midst of the answer. */
  static String leave(int port, String path) throws IOException {
    try (Socket socket = send(port, path, "")) {
      int first = socket.getInputStream().read();
      socket.setSoLinger(true, 0);
      return first < 0 ? "nothing" : "gone";
    }
  }

  private static Socket send(int port, String path, String headers) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    String head = "GET " + path + " HTTP/1.1|Host: shop:" + port + "|Connection: close" + headers;
    byte[] bytes = (head + "||").replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    socket.getOutputStream().write(bytes);
    return socket;
  }

  private static String read(InputStream in) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        bytes.write(next);
      }
    } catch (IOException e) {
      // A server may cut an answer off.
    }
    return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
  }
}
