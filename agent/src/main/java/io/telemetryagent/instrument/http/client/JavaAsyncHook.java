package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.hook.LibraryHook;
import io.telemetryagent.instrument.hook.WeakTable;
import io.telemetryagent.instrument.http.HttpExchange;
import java.util.concurrent.CompletableFuture;

/** The hook of {@code sendAsync}, and of the call in it that makes the JDK's own future. */
final class JavaAsyncHook extends LibraryHook {
  private final JavaMessages messages;

  /** What a thread is about to send. */
  private final WeakTable<HttpExchange> sending = new WeakTable<>();

  JavaAsyncHook(JavaMessages messages) {
    this.messages = messages;
  }

  @Override
  public Object enter(Object self, Object[] arguments) {
    Object request = arguments[0];
    if (request == null || Tracer.isInside(Exchange.Role.CLIENT)) {
      return null;
    }
    ClientCall call = new ClientCall(messages.exchange(request));
    sending.put(Thread.currentThread(), call.exchange);
    return call;
  }

  /** A stage before all those of the app: its code finds the exchange ended. */
  @Override
  public Object replace(Object future) {
    HttpExchange exchange = sending.get(Thread.currentThread());
    return exchange == null ? future : ending(exchange, (CompletableFuture<?>) future);
  }

  /** The app's future may also end by other means: it is cancelled, or the client closed. */
  @Override
  public void exit(Object token, Object returned, Throwable thrown) {
    ClientCall call = (ClientCall) token;
    sending.remove(Thread.currentThread());
    call.leave();
    if (thrown != null) {
      call.exchange.finish(thrown);
    } else {
      ending(call.exchange, (CompletableFuture<?>) returned);
    }
  }

  private <T> CompletableFuture<T> ending(HttpExchange exchange, CompletableFuture<T> future) {
    return future.whenComplete(
        (response, thrown) -> Tracer.quietly(() -> messages.finish(exchange, response, thrown)));
  }
}
