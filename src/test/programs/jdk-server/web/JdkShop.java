package web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** Answers each path below {@code /shop} in a way of its own. */
final class JdkShop implements HttpHandler {
  private final Executor workers;
  private final CountDownLatch gone;

  /** A shop that opens {@code gone} when a client has left in the midst of its answer. */
  JdkShop(Executor workers, CountDownLatch gone) {
    this.workers = workers;
    this.gone = gone;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/shop/plain":
        place(exchange);
        break;
      case "/shop/empty":
        exchange.sendResponseHeaders(404, -1);
        review();
        break;
      case "/shop/throw":
        throw new IllegalStateException("boom");
      case "/shop/late":
        place(exchange);
        throw new IllegalStateException("too late");
      case "/shop/twice":
        place(exchange);
        answerAgain(exchange);
        break;
      case "/shop/worker":
        workers.execute(new Placing(exchange));
        break;
      case "/shop/closed":
        exchange.close();
        break;
      case "/shop/gone":
        writeUntilGone(exchange);
        break;
      default:
        throw new IOException("no such path");
    }
  }

  private static void place(HttpExchange exchange) throws IOException {
    byte[] body = "placed".getBytes("UTF-8");
    exchange.getResponseHeaders().add("X-Order", "7");
    exchange.getResponseHeaders().add("X-Order", "8");
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static void answerAgain(HttpExchange exchange) {
    try {
      exchange.sendResponseHeaders(500, -1);
    } catch (IOException e) {
      // It was answered.
    }
  }

  /** What is still to be done when the answer is out. */
  private static void review() {}

  private void writeUntilGone(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] much = new byte[1 << 16];
    try {
      while (true) {
        exchange.getResponseBody().write(much);
      }
    } finally {
      gone.countDown();
    }
  }

  /** Answers on the thread it runs on. */
  static final class Placing implements Runnable {
    private final HttpExchange exchange;

    Placing(HttpExchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public void run() {
      try {
        place(exchange);
      } catch (IOException e) {
        exchange.close();
      }
    }
  }
}
