package io.telemetryagent.instrument.http.server;

import io.telemetryagent.instrument.hook.HookPoint;
import io.telemetryagent.instrument.hook.Library;
import io.telemetryagent.instrument.hook.WeakTable;
import io.telemetryagent.instrument.http.CapturedHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Times requests that the JDK's com.sun.net.httpserver serves: from the first filter to the return
 * of the handler, or to the end of the answer where that is later.
 */
public final class JdkServerLibrary implements Library {
  private static final String OWN = "sun/net/httpserver/";
  private static final String OWN_EXCHANGE = "(Lsun/net/httpserver/ExchangeImpl;)V";

  private final CapturedHeaders captured;

  /** The library; {@code capturedHeaders} as the option names them. */
  public JdkServerLibrary(Set<String> capturedHeaders) {
    captured = new CapturedHeaders(capturedHeaders);
  }

  @Override
  public String name() {
    return "jdk_server";
  }

  @Override
  public String family() {
    return "http";
  }

  @Override
  public List<HookPoint> points() {
    WeakTable<JdkServerRequest> requests = new WeakTable<>();
    return Arrays.asList(
        HookPoint.in(OWN + "HttpExchangeImpl", OWN + "HttpsExchangeImpl")
            .method("<init>", OWN_EXCHANGE)
            .around(new JdkServerHooks.Made(requests)),
        HookPoint.in("com/sun/net/httpserver/Filter$Chain")
            .method("doFilter")
            .around(new JdkServerHook(requests, captured)),
        HookPoint.in(OWN + "HttpExchangeImpl", OWN + "HttpsExchangeImpl")
            .method("sendResponseHeaders", "(IJ)V")
            .around(new JdkServerHooks.Answer(requests, captured)),
        HookPoint.in(OWN + "ExchangeImpl")
            .method("close", "()V")
            .around(new JdkServerHooks.Close(requests)),
        // Java 21 and later have the second.
        HookPoint.in(OWN + "WriteFinishedEvent", OWN + "Event$WriteFinished")
            .method("<init>", OWN_EXCHANGE)
            .around(new JdkServerHooks.Written(requests)));
  }
}
