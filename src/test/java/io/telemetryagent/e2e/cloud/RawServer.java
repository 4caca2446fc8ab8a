package io.telemetryagent.e2e.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers as one lambda says: HTTP or not, slowly or never. Counts connections. */
public final class RawServer implements AutoCloseable {
  /** What it does with one request; the connection is closed after it. */
  public interface Answer {
    void to(String request, OutputStream out) throws Exception;
  }

  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  public RawServer(Answer answer) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(() -> acceptAll(answer));
  }

  /** Accepts, and never says a word. */
  public static RawServer hanging() throws IOException {
    return new RawServer((request, out) -> hang());
  }

  /** Says that it has an answer, and never gives it. */
  public static RawServer hangingAfterHeaders() throws IOException {
    return new RawServer(
        (request, out) -> {
          write(out, "HTTP/1.1 200 OK\r\nContent-Length: 56\r\n\r\n");
          hang();
        });
  }

  /** Is never silent for long, and never done. */
  public static RawServer dripping() throws IOException {
    return new RawServer(
        (request, out) -> {
          write(out, "HTTP/1.1 200 OK\r\nContent-Length: 56000\r\n\r\n");
          while (true) {
            write(out, "A");
            Thread.sleep(20);
          }
        });
  }

  public static void hang() throws InterruptedException {
    Thread.currentThread().join();
  }

  public static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many have connected, whether or not they asked for something. */
  public int connections() {
    return sockets.size();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void acceptAll(Answer answer) throws IOException {
    while (true) {
      Socket socket = server.accept();
      sockets.add(socket);
      daemon(
          () -> {
            try (socket) {
              answer.to(head(socket.getInputStream()), socket.getOutputStream());
            }
          });
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        break;
      }
      head.append((char) c);
    }
    return head.toString();
  }

  private interface Task {
    void run() throws Exception;
  }

  private static void daemon(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (Exception closed) {
                // The test is over, or the client gave up: both are what it is about.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
