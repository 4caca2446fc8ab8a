package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Hook;
import io.telemetryagent.instrument.hook.HookPoint;
import io.telemetryagent.instrument.hook.Library;
import io.telemetryagent.instrument.http.CapturedHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Times what is sent by {@code java.net.http.HttpClient}, as the JDK implements it from Java 11 on.
 * The app's request stays as it is: headers are added to the copy that the JDK makes of it.
 */
public final class JavaClientLibrary implements Library {
  private static final String CLIENT = "jdk/internal/net/http/HttpClientImpl";
  private static final String REQUEST = "jdk/internal/net/http/HttpRequestImpl";

  private final CapturedHeaders captured;

  /** The library; {@code capturedHeaders} as the option names them. */
  public JavaClientLibrary(Set<String> capturedHeaders) {
    captured = new CapturedHeaders(capturedHeaders);
  }

  @Override
  public String name() {
    return "java_client";
  }

  @Override
  public String family() {
    return "http";
  }

  @Override
  public List<HookPoint> points() {
    JavaMessages messages = new JavaMessages(captured);
    Hook async = new JavaAsyncHook(messages);
    return Arrays.asList(
        HookPoint.in(CLIENT).method("send").around(new JavaSendHook(messages)),
        HookPoint.in(CLIENT)
            .method("sendAsync")
            .after("jdk/internal/net/http/MultiExchange.responseAsync", async),
        HookPoint.in(CLIENT).method("sendAsync").around(async),
        HookPoint.in(REQUEST)
            .method("<init>", "(Ljava/net/http/HttpRequest;")
            .after("java/net/http/HttpRequest.headers", new JavaHeadersHook()));
  }
}
