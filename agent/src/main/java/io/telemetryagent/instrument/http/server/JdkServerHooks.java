package io.telemetryagent.instrument.http.server;

import io.telemetryagent.instrument.hook.LibraryHook;
import io.telemetryagent.instrument.hook.LibraryMethod;
import io.telemetryagent.instrument.hook.WeakTable;
import io.telemetryagent.instrument.http.CapturedHeaders;
import io.telemetryagent.instrument.http.HttpExchange;

/**
 * What else happens to an exchange of the JDK's server, besides being served. The app is given one
 * object for it, the server itself has another; both lead to the request.
 */
final class JdkServerHooks {
  private JdkServerHooks() {}

  /** The object for the app is made of the server's own. */
  static final class Made extends LibraryHook {
    private final WeakTable<JdkServerRequest> requests;

    Made(WeakTable<JdkServerRequest> requests) {
      this.requests = requests;
    }

    @Override
    public Object enter(Object self, Object[] arguments) {
      JdkServerRequest request = new JdkServerRequest();
      requests.put(self, request);
      requests.put(arguments[0], request);
      return null;
    }
  }

  /** The head of the answer is sent; a second one would be refused. */
  static final class Answer extends LibraryHook {
    private final LibraryMethod getResponseHeaders = new LibraryMethod("getResponseHeaders", 0);
    private final WeakTable<JdkServerRequest> requests;
    private final CapturedHeaders captured;

    Answer(WeakTable<JdkServerRequest> requests, CapturedHeaders captured) {
      this.requests = requests;
      this.captured = captured;
    }

    @Override
    public Object enter(Object self, Object[] arguments) {
      JdkServerRequest request = requests.get(self);
      HttpExchange exchange = request == null ? null : request.exchange();
      if (exchange != null && exchange.statusCode() == 0) {
        exchange.status((Integer) arguments[0]);
        JdkServerHeaders headers = new JdkServerHeaders(getResponseHeaders.call(self));
        captured.response(headers::joined, exchange);
      }
      return null;
    }
  }

  /** The exchange is closed, maybe before its time. */
  static final class Close extends LibraryHook {
    private final WeakTable<JdkServerRequest> requests;

    Close(WeakTable<JdkServerRequest> requests) {
      this.requests = requests;
    }

    @Override
    public Object enter(Object self, Object[] arguments) {
      return requests.get(self);
    }

    @Override
    public void exit(Object token, Object returned, Throwable thrown) {
      ((JdkServerRequest) token).answered();
    }
  }

  /** The server is told that all of the answer was written. */
  static final class Written extends LibraryHook {
    private final WeakTable<JdkServerRequest> requests;

    Written(WeakTable<JdkServerRequest> requests) {
      this.requests = requests;
    }

    @Override
    public Object enter(Object self, Object[] arguments) {
      JdkServerRequest request = requests.get(arguments[0]);
      if (request != null) {
        request.answered();
      }
      return null;
    }
  }
}
