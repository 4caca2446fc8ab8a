package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Hook;
import io.telemetryagent.instrument.hook.HookPoint;
import io.telemetryagent.instrument.hook.Library;
import io.telemetryagent.instrument.http.CapturedHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Times what is sent by the blocking clients of Apache HttpComponents 4 and 5. Headers are added
 * where a request goes to its connection, after all interceptors of the app.
 */
public final class ApacheClientLibrary implements Library {
  private static final String CLIENT4 = "org/apache/http/impl/client/";
  private static final String CLIENT5 = "org/apache/hc/client5/http/impl/classic/";
  private static final String EXECUTE4 =
      "(Lorg/apache/http/HttpHost;Lorg/apache/http/HttpRequest;L";
  private static final String EXECUTE5 = "(Lorg/apache/hc/core5/http/HttpHost;L";

  private final CapturedHeaders captured;

  /** The library; {@code capturedHeaders} as the option names them. */
  public ApacheClientLibrary(Set<String> capturedHeaders) {
    captured = new CapturedHeaders(capturedHeaders);
  }

  @Override
  public String name() {
    return "apache_client";
  }

  @Override
  public String family() {
    return "http";
  }

  @Override
  public List<HookPoint> points() {
    ApacheMessages messages = new ApacheMessages(captured);
    Hook execute = new ApacheHook(messages);
    Hook headers = new ApacheHeadersHook(messages);
    return Arrays.asList(
        // Up to 4.2; later on it is doExecute.
        HookPoint.in(CLIENT4 + "AbstractHttpClient")
            .method("execute", EXECUTE4 + "org/apache/http/protocol/HttpContext;)")
            .around(execute),
        HookPoint.in(
                CLIENT4 + "AbstractHttpClient",
                CLIENT4 + "InternalHttpClient",
                CLIENT4 + "MinimalHttpClient")
            .method("doExecute", EXECUTE4)
            .around(execute),
        HookPoint.in("org/apache/http/protocol/HttpRequestExecutor")
            .method("execute")
            .around(headers),
        HookPoint.in(CLIENT5 + "InternalHttpClient", CLIENT5 + "MinimalHttpClient")
            .method("doExecute", EXECUTE5)
            .around(execute),
        HookPoint.in("org/apache/hc/core5/http/impl/io/HttpRequestExecutor")
            .method("execute")
            .around(headers));
  }
}
