package io.telemetryagent.e2e.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.stream.Stream;

/** A server of one page, which speaks HTTP/2 without TLS where a client asks for it. */
public final class Http2Origin implements AutoCloseable {
  private final WireMockServer server;

  public Http2Origin() {
    server = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    server.start();
    server.stubFor(any(anyUrl()).willReturn(ok("a page")));
  }

  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** The traceparent of all requests that brought one, the latest first. */
  public List<String> traced() {
    return requests()
        .filter(request -> request.containsHeader("traceparent"))
        .map(request -> request.getHeader("traceparent"))
        .toList();
  }

  /** What the last request came by. */
  public String version() {
    return requests().findFirst().orElseThrow().getProtocol();
  }

  @Override
  public void close() {
    server.stop();
  }

  private Stream<Request> requests() {
    return server.getAllServeEvents().stream().map(ServeEvent::getRequest);
  }
}
