package io.telemetryagent.metadata.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers every connection as one lambda says: HTTP or not, slowly or never. */
public final class FaultyServer implements AutoCloseable {
  public interface Answer {
    void to(String request, OutputStream out) throws Exception;
  }

  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  public final List<String> requests = new CopyOnWriteArrayList<>();

  public FaultyServer(Answer answer) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(() -> acceptAll(answer));
  }

  /** Says nothing, ever, and keeps the connection open. */
  public static FaultyServer hanging() throws IOException {
    return new FaultyServer((request, out) -> Thread.currentThread().join());
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) socket.close();
  }

  private void acceptAll(Answer answer) throws IOException {
    while (true) {
      Socket socket = server.accept();
      sockets.add(socket);
      daemon(
          () -> {
            String request = readHead(socket.getInputStream());
            requests.add(request);
            try (socket) {
              answer.to(request, socket.getOutputStream());
            }
          });
    }
  }

  private static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) break;
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
