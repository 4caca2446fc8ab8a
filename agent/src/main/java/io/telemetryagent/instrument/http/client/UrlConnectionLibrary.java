package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Hook;
import io.telemetryagent.instrument.hook.HookPoint;
import io.telemetryagent.instrument.hook.Library;
import io.telemetryagent.instrument.hook.WeakTable;
import io.telemetryagent.instrument.http.CapturedHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Times what is sent by {@code java.net.HttpURLConnection}, as the JDK implements it: from the
 * first call that connects to the answer. That of https hands all but {@code connect} to the same
 * class.
 */
public final class UrlConnectionLibrary implements Library {
  private static final String HTTP = "sun/net/www/protocol/http/HttpURLConnection";
  private static final String HTTPS =
      "sun/net/www/protocol/https/AbstractDelegateHttpsURLConnection";

  private final CapturedHeaders captured;

  /** The library; {@code capturedHeaders} as the option names them. */
  public UrlConnectionLibrary(Set<String> capturedHeaders) {
    captured = new CapturedHeaders(capturedHeaders);
  }

  @Override
  public String name() {
    return "url_connection";
  }

  @Override
  public String family() {
    return "http";
  }

  @Override
  public List<HookPoint> points() {
    WeakTable<UrlRequest> requests = new WeakTable<>();
    Hook connect = new UrlConnectionHook(requests, captured);
    Hook write = new UrlConnectionHook.Write(requests, captured);
    Hook read = new UrlConnectionHook.Read(requests, captured);
    Hook disconnect = new UrlConnectionHook.Disconnect(requests, captured);
    return Arrays.asList(
        HookPoint.in(HTTP, HTTPS).method("connect").around(connect),
        HookPoint.in(HTTP).method("getOutputStream").around(write),
        HookPoint.in(HTTP).method("getInputStream").around(read),
        HookPoint.in(HTTP).method("disconnect").around(disconnect));
  }
}
