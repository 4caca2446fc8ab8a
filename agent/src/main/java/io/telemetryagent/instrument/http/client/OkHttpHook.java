package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.hook.LibraryHook;
import io.telemetryagent.instrument.hook.LibraryMethod;
import io.telemetryagent.instrument.http.CapturedHeaders;
import io.telemetryagent.instrument.http.HttpExchange;
import io.telemetryagent.instrument.http.HttpUrl;
import java.util.List;

/** The hook of the method in which OkHttp makes a call, on the thread that waits for the answer. */
final class OkHttpHook extends LibraryHook {
  private final LibraryMethod request = new LibraryMethod("request", 0);
  private final LibraryMethod method = new LibraryMethod("method", 0);
  private final LibraryMethod url = new LibraryMethod("url", 0);
  private final LibraryMethod headers = new LibraryMethod("headers", 1);
  private final LibraryMethod code = new LibraryMethod("code", 0);
  private final CapturedHeaders captured;

  OkHttpHook(CapturedHeaders captured) {
    this.captured = captured;
  }

  @Override
  public Object enter(Object self, Object[] arguments) {
    Object sent = request.call(self);
    return sent == null || Tracer.isInside(Exchange.Role.CLIENT)
        ? null
        : new ClientCall(exchange(sent));
  }

  @Override
  public void exit(Object token, Object returned, Throwable thrown) {
    ClientCall call = (ClientCall) token;
    call.leave();
    call.exchange.status(code.number(0, returned));
    captured.response(name -> header(returned, name), call.exchange);
    call.exchange.finish(thrown);
  }

  private HttpExchange exchange(Object sent) {
    HttpUrl target = HttpUrl.of(String.valueOf(url.call(sent)));
    HttpExchange exchange =
        HttpExchange.sent(method.text(sent), target).userAgent(header(sent, "User-Agent"));
    captured.request(name -> header(sent, name), exchange);
    return exchange;
  }

  @SuppressWarnings("unchecked")
  private String header(Object message, String name) {
    List<String> values = (List<String>) headers.call(message, name);
    return values == null || values.isEmpty() ? null : String.join(", ", values);
  }
}
