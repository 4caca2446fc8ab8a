package io.telemetryagent.instrument.http;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Tracer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** One request and its response, as server or client. Fills http.* and net.peer.*. */
public final class HttpExchange extends Exchange {
  private final String kind;
  private final String method;
  private final HttpUrl url;
  private Map<String, Object> requestHeaders = Collections.emptyMap();
  private String userAgent;
  private String peerName;
  private int peerPort = -1;
  private volatile Map<String, Object> responseHeaders = Collections.emptyMap();
  private volatile String route;
  private volatile int statusCode;

  private HttpExchange(Role role, String method, HttpUrl url) {
    super(role);
    this.kind = role == Role.SERVER ? "server" : "client";
    this.method = method == null ? "GET" : method;
    this.url = url;
  }

  /** A request that this process serves. */
  public static HttpExchange served(String method, HttpUrl url) {
    return new HttpExchange(Role.SERVER, method, url);
  }

  /** A request that this process sends. */
  public static HttpExchange sent(String method, HttpUrl url) {
    HttpExchange exchange = new HttpExchange(Role.CLIENT, method, url);
    exchange.peerName = url.host();
    exchange.peerPort = url.port();
    return exchange;
  }

  /** The header User-Agent; null for none. */
  public HttpExchange userAgent(String value) {
    userAgent = value;
    return this;
  }

  /** Who sent the request; null and -1 for unknown. */
  public HttpExchange peer(String name, int port) {
    peerName = name;
    peerPort = port;
    return this;
  }

  /** The pattern that the path matched, {@code /orders/{id}}. */
  public void route(String pattern) {
    route = pattern;
  }

  /** Values under 100 are none. */
  public void status(int code) {
    statusCode = code < 100 || code > 999 ? 0 : code;
  }

  /** Headers of the request that are to be written; keys as attributes. */
  void requestHeaders(Map<String, Object> attributes) {
    requestHeaders = attributes;
  }

  /** The same of the response. Two threads that end an exchange may both come here. */
  void responseHeaders(Map<String, Object> attributes) {
    responseHeaders = attributes;
  }

  /** Ends it, if it has not ended. Without a status and without an error it was given up. */
  public void finish(Throwable thrown) {
    boolean isGivenUp = thrown == null && statusCode == 0;
    Tracer.end(this, isGivenUp ? new CancellationException("given up before an answer") : thrown);
  }

  @Override
  public int statusCode() {
    return statusCode;
  }

  @Override
  public Map<String, Object> requestAttributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("span.kind", kind);
    attributes.put("http.method", method);
    attributes.put("http.url", url.withoutUser());
    put(attributes, "http.user_agent", userAgent);
    put(attributes, "net.peer.name", peerName);
    if (peerPort >= 0) {
      attributes.put("net.peer.port", peerPort);
    }
    attributes.putAll(requestHeaders);
    return attributes;
  }

  @Override
  public Map<String, Object> responseAttributes() {
    Map<String, Object> attributes = requestAttributes();
    if (statusCode != 0) {
      attributes.put("http.status_code", statusCode);
    }
    put(attributes, "http.route", route);
    attributes.putAll(responseHeaders);
    return attributes;
  }

  @Override
  public String requestMessage() {
    return method + " " + url.path();
  }

  @Override
  public String responseMessage(long durationNanos) {
    String path = route == null ? url.path() : route;
    String status = statusCode == 0 ? "failed" : String.valueOf(statusCode);
    return String.format(
        Locale.ROOT, "%s %s %s in %.1f ms", method, path, status, durationNanos / 1e6);
  }

  private static void put(Map<String, Object> attributes, String key, String value) {
    if (value != null && !value.isEmpty()) {
      attributes.put(key, value);
    }
  }
}
