package io.telemetryagent.instrument.http.server;

import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.hook.LibraryMethod;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Waits for the end of an asynchronous servlet request, as a listener of its container. */
final class ServletAsync {
  private final LibraryMethod getAsyncContext = new LibraryMethod("getAsyncContext", 0);
  private final LibraryMethod addListener = new LibraryMethod("addListener", 1);
  private final LibraryMethod getThrowable = new LibraryMethod("getThrowable", 0);
  private final ServletHook hook;

  ServletAsync(ServletHook hook) {
    this.hook = hook;
  }

  /** Ends {@code served} when its container says so; at once where it cannot be asked. */
  void listen(ServletHook.Served served) {
    Object context = getAsyncContext.call(served.request);
    Class<?> type = context == null ? null : listenerType(context.getClass());
    if (type == null) {
      hook.end(served, null);
      return;
    }
    Listener listener = new Listener(served);
    addListener.call(
        context, Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, listener));
  }

  /** The type of the listeners that a context takes: javax.servlet.AsyncListener or jakarta's. */
  private static Class<?> listenerType(Class<?> context) {
    for (Method method : context.getMethods()) {
      if (method.getName().equals("addListener") && method.getParameterTypes().length == 1) {
        return method.getParameterTypes()[0];
      }
    }
    return null;
  }

  private final class Listener implements InvocationHandler {
    private final ServletHook.Served served;
    private Throwable thrown;

    Listener(ServletHook.Served served) {
      this.served = served;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      switch (method.getName()) {
        case "onError":
          thrown = (Throwable) getThrowable.call(arguments[0]);
          return null;
        case "onComplete":
          Tracer.quietly(() -> hook.end(served, thrown));
          return null;
        case "onStartAsync":
          // A dispatch that becomes asynchronous again forgets its listeners.
          Tracer.quietly(() -> listen(served));
          return null;
        case "hashCode":
          return System.identityHashCode(this);
        case "equals":
          return proxy == arguments[0];
        case "toString":
          return "telemetry-agent";
        default:
          return null;
      }
    }
  }
}
