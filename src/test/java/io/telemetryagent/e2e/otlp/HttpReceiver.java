package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Takes spans and log records by HTTP with protobuf, and answers as it is told. */
public final class HttpReceiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Collected collected = new Collected();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Headers> headers = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final List<Instant> times = new CopyOnWriteArrayList<>();
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  private volatile IntFunction<Reply> script = request -> Reply.taken();

  public HttpReceiver() {
    this(null);
  }

  /** One that speaks TLS; null for one that does not. */
  public HttpReceiver(SSLContext tls) {
    this(tls, false);
  }

  private HttpReceiver(SSLContext tls, boolean wantsCertificate) {
    server = server(tls, wantsCertificate);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** One that speaks TLS, and wants clients to have a certificate that it trusts. */
  public static HttpReceiver mutual(SSLContext tls) {
    return new HttpReceiver(tls, true);
  }

  /** The reply to the spans of each request, by their number from 1. */
  public HttpReceiver answering(IntFunction<Reply> replies) {
    script = replies;
    return this;
  }

  public String url() {
    return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public Collected collected() {
    return collected;
  }

  /** The headers of all requests. */
  public List<Headers> headers() {
    return headers;
  }

  /** The paths of all requests. */
  public List<String> paths() {
    return paths;
  }

  /** When requests with spans came. */
  public List<Instant> times() {
    return times;
  }

  /** Waits until there were so many requests with spans. */
  public void awaitRequests(int count) {
    Instant deadline = Instant.now().plusSeconds(60);
    while (times.size() < count) {
      assertThat(Instant.now()).as("only %s requests came", times.size()).isBefore(deadline);
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** The bytes of all requests, each as a character: texts are in there as they were sent. */
  public String raw() {
    return bodies.stream()
        .map(body -> new String(body, StandardCharsets.ISO_8859_1))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      headers.add(exchange.getRequestHeaders());
      paths.add(exchange.getRequestURI().getPath());
      boolean isLogs = exchange.getRequestURI().getPath().endsWith("/logs");
      byte[] body = body(exchange);
      bodies.add(body);
      Reply reply = isLogs ? logs(body) : spans(body);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      if (reply.body() == null) {
        talk(exchange);
      }
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  /** Until nobody listens any more. */
  private static void talk(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    while (true) {
      exchange.getResponseBody().write(new byte[8192]);
    }
  }

  private Reply spans(byte[] body) throws IOException {
    ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(body);
    times.add(Instant.now());
    Reply reply = script.apply(requests.incrementAndGet());
    if (reply.isTaken()) {
      collected.spans(request.getResourceSpansList(), reply.refused());
    }
    return reply;
  }

  private Reply logs(byte[] body) throws IOException {
    collected.logs(ExportLogsServiceRequest.parseFrom(body).getResourceLogsList());
    return Reply.logsTaken();
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream in = exchange.getRequestBody()) {
      return (isZipped ? new GZIPInputStream(in) : in).readAllBytes();
    }
  }

  private static HttpServer server(SSLContext tls, boolean wantsCertificate) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      if (tls == null) {
        return HttpServer.create(address, 0);
      }
      HttpsServer server = HttpsServer.create(address, 0);
      server.setHttpsConfigurator(
          new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters connection) {
              SSLParameters parameters = tls.getDefaultSSLParameters();
              parameters.setNeedClientAuth(wantsCertificate);
              connection.setSSLParameters(parameters);
            }
          });
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
