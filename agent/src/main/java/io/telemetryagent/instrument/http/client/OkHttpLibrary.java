package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Hook;
import io.telemetryagent.instrument.hook.HookPoint;
import io.telemetryagent.instrument.hook.Library;
import io.telemetryagent.instrument.http.CapturedHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Times calls of OkHttp 3 to 5: all that its interceptors do for one, on whatever thread. Headers
 * are added after the app's interceptors, to each request that a call sends.
 */
public final class OkHttpLibrary implements Library {
  private static final String[] CALLS = {
    "okhttp3/RealCall", "okhttp3/internal/connection/RealCall"
  };
  private static final String BUILD = "okhttp3/Request$Builder.build";

  private final CapturedHeaders captured;

  /** The library; {@code capturedHeaders} as the option names them. */
  public OkHttpLibrary(Set<String> capturedHeaders) {
    captured = new CapturedHeaders(capturedHeaders);
  }

  @Override
  public String name() {
    return "okhttp";
  }

  @Override
  public String family() {
    return "http";
  }

  @Override
  public List<HookPoint> points() {
    Hook call = new OkHttpHook(captured);
    Hook headers = new OkHttpHeadersHook();
    return Arrays.asList(
        HookPoint.in(CALLS).method("getResponseWithInterceptorChain").around(call),
        // As Kotlin names what is internal to a module.
        HookPoint.in(CALLS).method("getResponseWithInterceptorChain$okhttp").around(call),
        HookPoint.in("okhttp3/internal/http/BridgeInterceptor")
            .method("intercept")
            .after(BUILD, headers),
        // Before 3.4.
        HookPoint.in("okhttp3/internal/http/HttpEngine")
            .method("networkRequest")
            .after(BUILD, headers));
  }
}
