package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.hook.LibraryHook;
import io.telemetryagent.instrument.hook.WeakTable;
import io.telemetryagent.instrument.http.HttpExchange;

/**
 * What the asynchronous clients of Apache's do with a request, from thread to thread. They make
 * objects for each request, by which it is known again: a future, and handlers that are called on
 * their own threads whenever there is something to send or to receive.
 */
final class ApacheAsyncHooks {
  private final ApacheMessages messages;
  private final WeakTable<ApacheSending> sendings;

  /** What a thread is about to send. */
  private final WeakTable<ApacheSending> current = new WeakTable<>();

  /** Hooks that put into {@code sendings} what the client's objects serve. */
  ApacheAsyncHooks(ApacheMessages messages, WeakTable<ApacheSending> sendings) {
    this.messages = messages;
    this.sendings = sendings;
  }

  /** The hook of the method that hands a request to the client. */
  final class Execute extends LibraryHook {
    @Override
    public Object enter(Object self, Object[] arguments) {
      if (Tracer.isInside(Exchange.Role.CLIENT)) {
        return null;
      }
      Thread thread = Thread.currentThread();
      ApacheSending sending = new ApacheSending(current.get(thread));
      current.put(thread, sending);
      return sending;
    }

    @Override
    public void exit(Object token, Object returned, Throwable thrown) {
      ApacheSending sending = (ApacheSending) token;
      if (sending.outer == null) {
        current.remove(Thread.currentThread());
      } else {
        current.put(Thread.currentThread(), sending.outer);
      }
      sending.leave();
      if (thrown != null) {
        sending.end(thrown);
      }
    }
  }

  /** Version 4: the hook of a handler's constructor. */
  final class Handler4 extends LibraryHook {
    private static final int FUTURE = 4;

    @Override
    public Object enter(Object self, Object[] arguments) {
      ApacheSending sending = starting();
      if (sending != null) {
        sendings.put(self, sending);
        sendings.put(arguments[FUTURE], sending);
      }
      return null;
    }
  }

  /** Version 4: the hook of what the app answers when asked for the host, then for the request. */
  final class Start4 extends LibraryHook {
    @Override
    public Object replace(Object answer) {
      ApacheSending sending = starting();
      if (sending != null && sending.host == null) {
        sending.host = answer;
      } else if (sending != null) {
        begin(sending, sending.host, answer);
      }
      return answer;
    }
  }

  /** Version 5: the hook of the constructor of a scope: of the request, and of each redirect. */
  final class Scope5 extends LibraryHook {
    private static final int REQUEST = 2;
    private static final int FUTURE = 3;

    @Override
    public Object enter(Object self, Object[] arguments) {
      ApacheSending sending = sendings.get(arguments[FUTURE]);
      if (sending == null) {
        sending = starting();
        if (sending == null) {
          return null;
        }
        begin(sending, null, arguments[REQUEST]);
        sendings.put(arguments[FUTURE], sending);
      }
      sendings.put(self, sending);
      return null;
    }
  }

  /** Version 5: the hook of the end of the chain, where the client's copy of a request is sent. */
  final class Send5 extends LibraryHook {
    private static final int SCOPE = 2;

    @Override
    public Object enter(Object self, Object[] arguments) {
      ApacheSending sending = sendings.get(arguments[SCOPE]);
      if (sending != null) {
        sendings.put(arguments[0], sending);
        inject(sending, arguments[0]);
      }
      return null;
    }
  }

  /** Version 5: the hook of the constructor of a handler, which is made for a request. */
  final class Handler5 extends LibraryHook {
    @Override
    public Object enter(Object self, Object[] arguments) {
      for (Object argument : arguments) {
        ApacheSending sending = sendings.get(argument);
        if (sending != null) {
          sendings.put(self, sending);
        }
      }
      return null;
    }
  }

  /** Version 4: the hook of a handler's method that gives out the client's copy of a request. */
  final class Send4 extends LibraryHook {
    @Override
    public Object enter(Object self, Object[] arguments) {
      return sendings.get(self);
    }

    @Override
    public void exit(Object token, Object returned, Throwable thrown) {
      inject((ApacheSending) token, returned);
    }
  }

  /** The hook of a handler's method that takes the head of an answer, be it a redirect's. */
  final class Answer extends LibraryHook {
    @Override
    public Object enter(Object self, Object[] arguments) {
      HttpExchange exchange = exchange(self);
      if (exchange != null) {
        messages.answered(exchange, arguments[0]);
      }
      return null;
    }
  }

  /** The hook of a handler's methods: what they call of the app's works for the exchange. */
  final class Step extends LibraryHook {
    @Override
    public Object enter(Object self, Object[] arguments) {
      HttpExchange exchange = exchange(self);
      return exchange == null ? null : Tracer.resume(exchange);
    }

    @Override
    public void exit(Object token, Object returned, Throwable thrown) {
      Tracer.close((Span) token);
    }
  }

  /** What this thread is about to send, where it has not begun yet; null for nothing. */
  private ApacheSending starting() {
    ApacheSending sending = current.get(Thread.currentThread());
    return sending == null || sending.exchange() != null ? null : sending;
  }

  private void begin(ApacheSending sending, Object host, Object request) {
    if (request != null) {
      sending.begin(messages.exchange(host, request));
    }
  }

  private void inject(ApacheSending sending, Object request) {
    HttpExchange exchange = sending.exchange();
    if (exchange != null && request != null && !messages.isConnect(request)) {
      Propagation.inject(exchange.context(), new ApacheHeaders(request));
    }
  }

  /** The exchange that {@code handler} serves; null for none that is under way. */
  private HttpExchange exchange(Object handler) {
    ApacheSending sending = sendings.get(handler);
    HttpExchange exchange = sending == null ? null : sending.exchange();
    return exchange == null || exchange.isEnded() ? null : exchange;
  }
}
