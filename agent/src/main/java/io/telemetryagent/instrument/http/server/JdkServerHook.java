package io.telemetryagent.instrument.http.server;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.TraceContext;
import io.telemetryagent.bootstrap.TraceHeaders;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.hook.LibraryHook;
import io.telemetryagent.instrument.hook.LibraryMethod;
import io.telemetryagent.instrument.hook.WeakTable;
import io.telemetryagent.instrument.http.CapturedHeaders;
import io.telemetryagent.instrument.http.HttpExchange;
import io.telemetryagent.instrument.http.HttpUrl;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** What a request tells that goes through the filters of the JDK's server. */
final class JdkServerHook extends LibraryHook {
  private final LibraryMethod getRequestMethod = new LibraryMethod("getRequestMethod", 0);
  private final LibraryMethod getRequestUri = new LibraryMethod("getRequestURI", 0);
  private final LibraryMethod getRequestHeaders = new LibraryMethod("getRequestHeaders", 0);
  private final LibraryMethod getRemoteAddress = new LibraryMethod("getRemoteAddress", 0);
  private final WeakTable<JdkServerRequest> requests;
  private final CapturedHeaders captured;

  JdkServerHook(WeakTable<JdkServerRequest> requests, CapturedHeaders captured) {
    this.requests = requests;
    this.captured = captured;
  }

  @Override
  public Object enter(Object self, Object[] arguments) {
    Object served = arguments[0];
    JdkServerRequest request = requests.get(served);
    // Null where the server is not the JDK's own, which has only the API in common with it.
    if (request == null || Tracer.isInside(Exchange.Role.SERVER)) {
      return null;
    }
    Span scope = request.exchange() == null ? begin(request, served) : resume(request);
    return new Visit(request, scope);
  }

  @Override
  public void exit(Object token, Object returned, Throwable thrown) {
    Visit visit = (Visit) token;
    visit.request.leave(visit.scope, thrown);
  }

  private Span begin(JdkServerRequest request, Object served) {
    JdkServerHeaders headers = new JdkServerHeaders(getRequestHeaders.call(served));
    HttpExchange exchange =
        HttpExchange.served(getRequestMethod.text(served), url(served, headers))
            .userAgent(headers.joined("User-Agent"));
    Object peer = getRemoteAddress.call(served);
    if (peer instanceof InetSocketAddress) {
      InetSocketAddress address = (InetSocketAddress) peer;
      InetAddress ip = address.getAddress();
      exchange.peer(ip == null ? null : ip.getHostAddress(), address.getPort());
    }
    captured.request(headers::joined, exchange);
    request.exchange(exchange);
    return Tracer.open(
        exchange,
        TraceHeaders.read(
            headers.all(TraceHeaders.TRACEPARENT),
            headers.all(TraceHeaders.TRACESTATE),
            headers.all(TraceHeaders.BAGGAGE)));
  }

  /**
   * A filter may let another thread go on, which then works for the request already. A request that
   * came in a pause has no trace to go on with.
   */
  private static Span resume(JdkServerRequest request) {
    TraceContext own = request.exchange().context();
    TraceContext here = Tracer.context();
    boolean isOwn =
        own == null
            || here != null && here.traceHigh == own.traceHigh && here.traceLow == own.traceLow;
    return isOwn ? null : Tracer.resume(request.exchange());
  }

  private HttpUrl url(Object served, JdkServerHeaders headers) {
    Object uri = getRequestUri.call(served);
    String target = uri == null ? "" : uri.toString();
    String host = headers.joined("Host");
    if (host == null || !target.startsWith("/")) {
      return HttpUrl.of(target);
    }
    boolean isTls = served.getClass().getName().endsWith(".HttpsExchangeImpl");
    return HttpUrl.of((isTls ? "https://" : "http://") + host + target);
  }

  /** A thread on its way through the filters. */
  private static final class Visit {
    final JdkServerRequest request;
    final Span scope;

    Visit(JdkServerRequest request, Span scope) {
      this.request = request;
      this.scope = scope;
    }
  }
}
