package io.telemetryagent.e2e.otlp;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/**
 * The way to a receiver, for those who come by TCP: open, closed as a port is where nobody listens,
 * or with something behind it that is no receiver. It may change at any time; who is on the way
 * then is thrown out.
 */
public final class Door implements AutoCloseable {
  /** What happens to who comes. */
  public enum Way {
    /** They get to the receiver. */
    OPEN,
    /** They are asked in and never answered. */
    HANGING,
    /** The connection is reset. */
    RESETTING,
    /** The answer ends in its midst. */
    CUT
  }

  private final int behind;
  private final int port;
  private final List<Socket> inside = new CopyOnWriteArrayList<>();
  private final Semaphore turnedAway = new Semaphore(0);
  private ServerSocket entrance;
  private volatile Way way;

  /** A door to that port of this machine; closed at first. */
  public Door(int behind) throws IOException {
    this.behind = behind;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** From now on who comes goes that way. */
  public Door become(Way next) throws IOException {
    way = next;
    throwOut();
    if (entrance == null) {
      entrance = bound();
      ServerSocket mine = entrance;
      daemon(() -> acceptAll(mine));
    }
    return this;
  }

  /** Nobody listens any more. */
  public void shut() throws IOException {
    if (entrance != null) {
      entrance.close();
      entrance = null;
    }
    throwOut();
  }

  /** Waits until somebody has come who did not get to the receiver. */
  public Door awaitVictim() throws InterruptedException {
    turnedAway.acquire();
    return this;
  }

  @Override
  public void close() throws IOException {
    shut();
  }

  /** A port that was closed a moment ago may not be free yet. */
  private ServerSocket bound() throws IOException {
    while (true) {
      ServerSocket socket = new ServerSocket();
      try {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
      } catch (BindException notYet) {
        socket.close();
        Thread.onSpinWait();
      }
    }
  }

  private void throwOut() throws IOException {
    for (Socket socket : inside) {
      socket.close();
    }
    inside.clear();
  }

  private void acceptAll(ServerSocket mine) throws IOException {
    while (true) {
      Socket client = mine.accept();
      inside.add(client);
      daemon(() -> lead(client, way));
    }
  }

  private void lead(Socket client, Way there) throws IOException {
    if (there == Way.OPEN) {
      Socket receiver = new Socket(InetAddress.getLoopbackAddress(), behind);
      inside.add(receiver);
      daemon(() -> pass(client, receiver));
      pass(receiver, client);
      return;
    }
    // First the request, so that the client cannot know.
    client.getInputStream().read(new byte[1024]);
    if (there == Way.CUT) {
      client.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Le".getBytes());
      client.close();
    } else if (there == Way.RESETTING) {
      client.setSoLinger(true, 0);
      client.close();
    }
    turnedAway.release();
  }

  private static void pass(Socket from, Socket to) throws IOException {
    try (from;
        to;
        InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void daemon(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException thrownOut) {
                // As it was meant.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
