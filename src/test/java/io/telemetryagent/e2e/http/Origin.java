package io.telemetryagent.e2e.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A server that knows some pages and remembers who asked for them: {@code /page}, {@code /moved} to
 * there, {@code /missing}, {@code /broken}, {@code /silent}, which never answers, and {@code
 * /flaky}, which hangs up every other time.
 */
public final class Origin implements AutoCloseable {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final Socket nobody = new Socket();

  public Origin() {
    this(server(null));
  }

  private Origin(HttpServer server) {
    this.server = server;
    try {
      // Bound and not listening: no one else can come to listen there.
      nobody.bind(new InetSocketAddress(HERE, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** One that speaks TLS, by a certificate of its own making. */
  public static Origin secure() {
    return new Origin(server(Tls.context()));
  }

  public String url() {
    return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Where no one listens. */
  public String nobody() {
    return "http://127.0.0.1:" + nobody.getLocalPort();
  }

  /** Path and traceparent of all requests that brought one; several of them joined. */
  public List<String> traced() {
    return List.copyOf(received);
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.stop(0);
    threads.shutdown();
    nobody.close();
  }

  private static HttpServer server(SSLContext tls) {
    InetSocketAddress address = new InetSocketAddress(HERE, 0);
    try {
      if (tls == null) {
        return HttpServer.create(address, 0);
      }
      HttpsServer server = HttpsServer.create(address, 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      List<String> traceparent = exchange.getRequestHeaders().get("traceparent");
      if (traceparent != null) {
        received.add(path + " " + String.join(", ", traceparent));
      }
      exchange.getRequestBody().readAllBytes();
      switch (path) {
        case "/page" -> answer(exchange, 200);
        case "/broken" -> answer(exchange, 500);
        case "/moved" -> {
          exchange.getResponseHeaders().set("Location", "/page");
          answer(exchange, 302);
        }
        case "/silent" -> closed.await();
        case "/flaky" -> {
          if (asked.getAndIncrement() % 2 != 0) {
            answer(exchange, 200);
          }
        }
        default -> answer(exchange, 404);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    byte[] body = "a page".getBytes();
    exchange.getResponseHeaders().set("X-Page", String.valueOf(status));
    boolean hasBody = !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
    if (hasBody) {
      exchange.getResponseBody().write(body);
    }
  }
}
