package io.telemetryagent.instrument.http.server;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.TraceHeaders;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.hook.LibraryHook;
import io.telemetryagent.instrument.hook.LibraryMethod;
import io.telemetryagent.instrument.http.CapturedHeaders;
import io.telemetryagent.instrument.http.HttpExchange;
import io.telemetryagent.instrument.http.HttpUrl;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** What a servlet request tells. An exchange ends with its asynchronous part, if it has one. */
final class ServletHook extends LibraryHook {
  /**
   * Request attribute that holds the exchange of a request. A dispatch of the request, or an error
   * page for it, goes on in it.
   */
  private static final String SEEN = "io.telemetryagent.exchange";

  private final LibraryMethod getMethod = new LibraryMethod("getMethod", 0);
  private final LibraryMethod getScheme = new LibraryMethod("getScheme", 0);
  private final LibraryMethod getServerName = new LibraryMethod("getServerName", 0);
  private final LibraryMethod getServerPort = new LibraryMethod("getServerPort", 0);
  private final LibraryMethod getRequestUri = new LibraryMethod("getRequestURI", 0);
  private final LibraryMethod getQueryString = new LibraryMethod("getQueryString", 0);
  private final LibraryMethod getRemoteAddr = new LibraryMethod("getRemoteAddr", 0);
  private final LibraryMethod getRemotePort = new LibraryMethod("getRemotePort", 0);
  private final LibraryMethod getHeader = new LibraryMethod("getHeader", 1);
  private final LibraryMethod getHeaders = new LibraryMethod("getHeaders", 1);
  private final LibraryMethod getAttribute = new LibraryMethod("getAttribute", 1);
  private final LibraryMethod setAttribute = new LibraryMethod("setAttribute", 2);
  private final LibraryMethod getStatus = new LibraryMethod("getStatus", 0);
  private final LibraryMethod isCommitted = new LibraryMethod("isCommitted", 0);
  private final LibraryMethod isAsyncStarted = new LibraryMethod("isAsyncStarted", 0);
  private final CapturedHeaders captured;
  private final SpringRoute route;
  private final ServletAsync async = new ServletAsync(this);

  /** A hook; {@code route} is null where it is not asked for. */
  ServletHook(CapturedHeaders captured, SpringRoute route) {
    this.captured = captured;
    this.route = route;
  }

  @Override
  public Object enter(Object self, Object[] arguments) {
    if (Tracer.isInside(Exchange.Role.SERVER)) {
      return null;
    }
    Object request = arguments[0];
    String method = getMethod.text(request);
    if (method == null) {
      return null;
    }
    Object seen = getAttribute.call(request, SEEN);
    if (seen instanceof HttpExchange) {
      HttpExchange exchange = (HttpExchange) seen;
      return new Served(exchange, Tracer.resume(exchange), request, arguments[1]);
    }
    HttpExchange exchange = exchange(method, request);
    setAttribute.call(request, SEEN, exchange);
    Span scope =
        Tracer.open(
            exchange,
            TraceHeaders.read(
                values(request, TraceHeaders.TRACEPARENT),
                values(request, TraceHeaders.TRACESTATE),
                values(request, TraceHeaders.BAGGAGE)));
    return new Served(exchange, scope, request, arguments[1]);
  }

  @Override
  public void exit(Object token, Object returned, Throwable thrown) {
    Served served = (Served) token;
    Tracer.close(served.scope);
    if (thrown == null && isAsyncStarted.is(served.request)) {
      async.listen(served);
    } else {
      end(served, thrown);
    }
  }

  /** Ends the exchange; of several ends the first counts. */
  void end(Served served, Throwable thrown) {
    if (served.exchange.isEnded()) {
      return;
    }
    int status = getStatus.number(0, served.response);
    // The container answers 500 to what is thrown here, but only after we are gone.
    boolean willFail = thrown != null && status < 400 && !isCommitted.is(served.response);
    served.exchange.status(willFail ? 500 : status);
    if (route != null) {
      served.exchange.route(route.of(served.request));
    }
    captured.response(name -> joined(getHeaders.call(served.response, name)), served.exchange);
    served.exchange.finish(thrown);
  }

  private HttpExchange exchange(String method, Object request) {
    HttpUrl url =
        HttpUrl.of(
            getScheme.text(request),
            getServerName.text(request),
            getServerPort.number(-1, request),
            getRequestUri.text(request),
            getQueryString.text(request));
    HttpExchange exchange =
        HttpExchange.served(method, url)
            .userAgent(getHeader.text(request, "user-agent"))
            .peer(getRemoteAddr.text(request), getRemotePort.number(-1, request));
    captured.request(name -> joined(getHeaders.call(request, name)), exchange);
    return exchange;
  }

  private List<String> values(Object request, String name) {
    return texts(getHeaders.call(request, name));
  }

  /** Of a request they come as an Enumeration, of a response as a Collection. */
  private static List<String> texts(Object values) {
    List<String> texts = new ArrayList<>();
    if (values instanceof Enumeration) {
      for (Object value : Collections.list((Enumeration<?>) values)) {
        texts.add(String.valueOf(value));
      }
    } else if (values instanceof Collection) {
      for (Object value : (Collection<?>) values) {
        texts.add(String.valueOf(value));
      }
    }
    return texts;
  }

  private static String joined(Object values) {
    List<String> texts = texts(values);
    return texts.isEmpty() ? null : String.join(", ", texts);
  }

  /** An exchange on this thread, and whose it is. */
  static final class Served {
    final HttpExchange exchange;
    final Span scope;
    final Object request;
    final Object response;

    Served(HttpExchange exchange, Span scope, Object request, Object response) {
      this.exchange = exchange;
      this.scope = scope;
      this.request = request;
      this.response = response;
    }
  }
}
