package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.hook.LibraryHook;
import io.telemetryagent.instrument.hook.WeakTable;
import java.util.concurrent.CancellationException;

/**
 * The end of a future that an asynchronous client of Apache's gave to who sent a request. The
 * exchange ends before anyone learns of it; the callback works for what the sender worked for. As
 * it is, the hook of {@code completed}.
 */
class ApacheFutureHook extends LibraryHook {
  private final WeakTable<ApacheSending> sendings;

  ApacheFutureHook(WeakTable<ApacheSending> sendings) {
    this.sendings = sendings;
  }

  @Override
  public Object enter(Object self, Object[] arguments) {
    ApacheSending sending = sendings.get(self);
    if (sending == null) {
      return null;
    }
    sending.end(error(arguments[0]));
    return Tracer.resume(sending.sender);
  }

  @Override
  public void exit(Object token, Object returned, Throwable thrown) {
    Tracer.close((Span) token);
  }

  /** What the future ends by; null for a result. */
  Throwable error(Object argument) {
    return null;
  }

  /** The hook of {@code failed}. */
  static final class Failed extends ApacheFutureHook {
    Failed(WeakTable<ApacheSending> sendings) {
      super(sendings);
    }

    @Override
    Throwable error(Object argument) {
      return (Throwable) argument;
    }
  }

  /** The hook of {@code cancel}. */
  static final class Cancelled extends ApacheFutureHook {
    Cancelled(WeakTable<ApacheSending> sendings) {
      super(sendings);
    }

    @Override
    Throwable error(Object argument) {
      return new CancellationException("cancelled");
    }
  }
}
