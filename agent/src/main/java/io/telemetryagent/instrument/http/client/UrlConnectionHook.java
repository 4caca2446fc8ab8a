package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.hook.LibraryHook;
import io.telemetryagent.instrument.hook.WeakTable;
import io.telemetryagent.instrument.http.CapturedHeaders;
import io.telemetryagent.instrument.http.HttpExchange;
import io.telemetryagent.instrument.http.HttpUrl;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.HttpURLConnection;

/**
 * What is called on a connection. The first call begins its exchange; between the calls the thread
 * does not work for it. As it is, the hook of {@code connect}.
 */
class UrlConnectionHook extends LibraryHook {
  final WeakTable<UrlRequest> requests;
  final CapturedHeaders captured;

  UrlConnectionHook(WeakTable<UrlRequest> requests, CapturedHeaders captured) {
    this.requests = requests;
    this.captured = captured;
  }

  @Override
  public Object enter(Object self, Object[] arguments) {
    HttpURLConnection connection = (HttpURLConnection) self;
    UrlRequest request = requests.get(connection);
    if (request == null || request.exchange.isEnded() && !request.isRead) {
      if (!Tracer.isInside(Exchange.Role.CLIENT)) {
        return begin(connection);
      }
      Propagation.inject(new RequestProperties(connection));
      return null;
    }
    // The methods call each other: what is inside one of them goes with that.
    if (request.isRead || Tracer.exchange() == request.exchange) {
      return null;
    }
    return new Call(connection, request, Tracer.resume(request.exchange));
  }

  @Override
  public void exit(Object token, Object returned, Throwable thrown) throws IOException {
    Call call = (Call) token;
    Tracer.close(call.scope);
    if (thrown != null) {
      call.request.exchange.finish(thrown);
    }
  }

  /** The method that will be sent. */
  String method(HttpURLConnection connection) {
    return connection.getRequestMethod();
  }

  private Call begin(HttpURLConnection connection) {
    HttpUrl url = HttpUrl.of(connection.getURL().toString());
    HttpExchange exchange =
        HttpExchange.sent(method(connection), url)
            .userAgent(connection.getRequestProperty("User-Agent"));
    captured.request(connection::getRequestProperty, exchange);
    UrlRequest request = new UrlRequest(exchange);
    requests.put(connection, request);
    Span scope = Tracer.open(exchange, null);
    Propagation.inject(exchange.context(), new RequestProperties(connection));
    return new Call(connection, request, scope);
  }

  /** The hook of {@code getOutputStream}. */
  static final class Write extends UrlConnectionHook {
    Write(WeakTable<UrlRequest> requests, CapturedHeaders captured) {
      super(requests, captured);
    }

    @Override
    String method(HttpURLConnection connection) {
      String method = super.method(connection);
      // As the JDK does: who writes without a word on the method means to post.
      return "GET".equals(method) ? "POST" : method;
    }
  }

  /** The hook of {@code getInputStream}, which waits for the answer; redirects are inside it. */
  static final class Read extends UrlConnectionHook {
    Read(WeakTable<UrlRequest> requests, CapturedHeaders captured) {
      super(requests, captured);
    }

    @Override
    public void exit(Object token, Object returned, Throwable thrown) throws IOException {
      Call call = (Call) token;
      Tracer.close(call.scope);
      call.request.isRead = true;
      HttpExchange exchange = call.request.exchange;
      boolean isAnswered = thrown == null || tellsStatus(thrown);
      try {
        if (isAnswered) {
          exchange.status(call.connection.getResponseCode());
          captured.response(call.connection::getHeaderField, exchange);
        }
      } finally {
        exchange.finish(isAnswered ? null : thrown);
      }
    }

    /** Whether it is what the JDK makes of a response with a status of 400 or more. */
    private static boolean tellsStatus(Throwable thrown) {
      return thrown instanceof FileNotFoundException
          || String.valueOf(thrown.getMessage()).startsWith("Server returned HTTP response code");
    }
  }

  /** The hook of {@code disconnect}, which may come before the answer was asked for. */
  static final class Disconnect extends UrlConnectionHook {
    Disconnect(WeakTable<UrlRequest> requests, CapturedHeaders captured) {
      super(requests, captured);
    }

    @Override
    public Object enter(Object self, Object[] arguments) {
      UrlRequest request = requests.get(self);
      if (request != null) {
        request.exchange.finish(null);
      }
      return null;
    }
  }

  /** A call that is under way on this thread. */
  private static final class Call {
    final HttpURLConnection connection;
    final UrlRequest request;
    final Span scope;

    Call(HttpURLConnection connection, UrlRequest request, Span scope) {
      this.connection = connection;
      this.request = request;
      this.scope = scope;
    }
  }

  private static final class RequestProperties implements Propagation.Headers {
    private final HttpURLConnection connection;

    RequestProperties(HttpURLConnection connection) {
      this.connection = connection;
    }

    @Override
    public boolean has(String name) {
      return connection.getRequestProperty(name) != null;
    }

    @Override
    public void set(String name, String value) {
      try {
        connection.setRequestProperty(name, value);
      } catch (IllegalStateException e) {
        // It connected before the agent came; what it sends is settled.
      }
    }
  }
}
