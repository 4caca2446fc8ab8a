package io.telemetryagent.bench.arrival;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * A collector on the loopback interface that takes whatever is posted, counts the spans in it and
 * answers at once. Faster than a real one: what is lost on the way here is lost by the agent.
 */
public final class HttpCollector implements Arrivals {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong spans = new AtomicLong();
  private final String spansPath;
  private final BodyCounter counter;
  private final Map<String, String> answers;

  /**
   * Starts listening.
   *
   * @param spansPath the path that spans are sent to
   * @param answers what is answered, by path; elsewhere it is 404
   */
  public HttpCollector(String spansPath, BodyCounter counter, Map<String, String> answers)
      throws IOException {
    this.spansPath = spansPath;
    this.counter = counter;
    this.answers = answers;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Such as {@code http://127.0.0.1:43210}. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public long calls() {
    return spans.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      InputStream body = decompressed(exchange);
      if (path.equals(spansPath)) {
        spans.addAndGet(counter.spans(body));
      }
      body.readAllBytes();
      byte[] answer = answers.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
      int status = answers.containsKey(path) ? 200 : 404;
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static InputStream decompressed(HttpExchange exchange) throws IOException {
    // To be read, not skipped: the server loses count of the body's bytes then.
    InputStream body = new BufferedInputStream(exchange.getRequestBody(), 1 << 16);
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    if ("gzip".equals(encoding)) {
      return new BufferedInputStream(new GZIPInputStream(body, 1 << 16), 1 << 16);
    }
    if ("deflate".equals(encoding)) {
      return new BufferedInputStream(new InflaterInputStream(body), 1 << 16);
    }
    return body;
  }
}
