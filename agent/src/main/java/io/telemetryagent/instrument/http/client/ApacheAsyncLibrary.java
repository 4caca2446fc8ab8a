package io.telemetryagent.instrument.http.client;

import io.telemetryagent.bootstrap.Hook;
import io.telemetryagent.instrument.hook.HookPoint;
import io.telemetryagent.instrument.hook.Library;
import io.telemetryagent.instrument.hook.WeakTable;
import io.telemetryagent.instrument.http.CapturedHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Times what is sent by the asynchronous clients of Apache HttpComponents 4 and 5. The exchange
 * begins on the sender's thread, once the request is known there, and ends right before the future
 * that the sender has.
 */
public final class ApacheAsyncLibrary implements Library {
  private static final String NIO4 = "org/apache/http/nio/protocol/";
  private static final String CLIENT4 = "org/apache/http/impl/nio/client/";
  private static final String[] CLIENTS4 = {
    CLIENT4 + "InternalHttpAsyncClient", CLIENT4 + "MinimalHttpAsyncClient"
  };
  private static final String[] HANDLERS4 = {
    CLIENT4 + "DefaultClientExchangeHandlerImpl",
    CLIENT4 + "MinimalClientExchangeHandlerImpl",
    // What the two have in common, as of 4.1.
    CLIENT4 + "AbstractClientExchangeHandler"
  };
  private static final String MADE4 =
      "(Lorg/apache/commons/logging/Log;"
          + ("L" + NIO4 + "HttpAsyncRequestProducer;L" + NIO4 + "HttpAsyncResponseConsumer;")
          + "Lorg/apache/http/client/protocol/HttpClientContext;"
          + "Lorg/apache/http/concurrent/BasicFuture;";
  private static final String[] STEPS4 = {
    "generateRequest",
    "produceContent",
    "responseReceived",
    "consumeContent",
    "responseCompleted",
    "failed"
  };

  private static final String CLIENT5 = "org/apache/hc/client5/http/impl/async/";
  private static final String SCOPE5 = "org/apache/hc/client5/http/async/AsyncExecChain$Scope";
  private static final String MADE5 =
      "(Ljava/lang/String;Lorg/apache/hc/client5/http/HttpRoute;"
          + "Lorg/apache/hc/core5/http/HttpRequest;"
          + "Lorg/apache/hc/core5/concurrent/CancellableDependency;";
  private static final String SENT5 =
      "(Lorg/apache/hc/core5/http/HttpRequest;"
          + ("Lorg/apache/hc/core5/http/nio/AsyncEntityProducer;L" + SCOPE5 + ";");
  private static final String[] CHAIN_ENDS5 = {
    CLIENT5 + "HttpAsyncMainClientExec", CLIENT5 + "H2AsyncMainClientExec"
  };
  private static final String[] HANDLERS5 = {
    CLIENT5 + "HttpAsyncMainClientExec$1", CLIENT5 + "H2AsyncMainClientExec$1"
  };
  private static final String[] STEPS5 = {
    "produceRequest", "produce", "consumeResponse", "consume", "streamEnd", "failed"
  };

  private static final String[] FUTURES = {
    "org/apache/http/concurrent/BasicFuture", "org/apache/hc/core5/concurrent/BasicFuture"
  };

  private final CapturedHeaders captured;

  /** The library; {@code capturedHeaders} as the option names them. */
  public ApacheAsyncLibrary(Set<String> capturedHeaders) {
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
    WeakTable<ApacheSending> sendings = new WeakTable<>();
    ApacheAsyncHooks hooks = new ApacheAsyncHooks(new ApacheMessages(captured), sendings);
    List<HookPoint> points = new ArrayList<>();
    addVersion4(hooks, points);
    addVersion5(hooks, points);
    addFutures(sendings, points);
    return points;
  }

  private static void addVersion4(ApacheAsyncHooks hooks, List<HookPoint> points) {
    points.add(
        HookPoint.in(CLIENTS4)
            .method("execute", "(L" + NIO4 + "HttpAsyncRequestProducer;")
            .around(hooks.new Execute()));
    points.add(HookPoint.in(HANDLERS4).method("<init>", MADE4).around(hooks.new Handler4()));
    Hook start = hooks.new Start4();
    String producer = NIO4 + "HttpAsyncRequestProducer.";
    points.add(HookPoint.in(HANDLERS4).method("start").after(producer + "getTarget", start));
    points.add(HookPoint.in(HANDLERS4).method("start").after(producer + "generateRequest", start));
    points.add(HookPoint.in(HANDLERS4).method("generateRequest").around(hooks.new Send4()));
    points.add(HookPoint.in(HANDLERS4).method("responseReceived").around(hooks.new Answer()));
    addSteps(hooks, HANDLERS4, STEPS4, points);
  }

  private static void addVersion5(ApacheAsyncHooks hooks, List<HookPoint> points) {
    points.add(
        HookPoint.in(CLIENT5 + "InternalAbstractHttpAsyncClient")
            .method("doExecute")
            .around(hooks.new Execute()));
    points.add(HookPoint.in(SCOPE5).method("<init>", MADE5).around(hooks.new Scope5()));
    points.add(HookPoint.in(CHAIN_ENDS5).method("execute", SENT5).around(hooks.new Send5()));
    points.add(HookPoint.in(HANDLERS5).method("<init>").around(hooks.new Handler5()));
    points.add(HookPoint.in(HANDLERS5).method("consumeResponse").around(hooks.new Answer()));
    addSteps(hooks, HANDLERS5, STEPS5, points);
  }

  private static void addFutures(WeakTable<ApacheSending> sendings, List<HookPoint> points) {
    points.add(
        HookPoint.in(FUTURES)
            .method("completed", "(Ljava/lang/Object;)")
            .around(new ApacheFutureHook(sendings)));
    points.add(
        HookPoint.in(FUTURES)
            .method("failed", "(Ljava/lang/Exception;)")
            .around(new ApacheFutureHook.Failed(sendings)));
    Hook cancelled = new ApacheFutureHook.Cancelled(sendings);
    points.add(HookPoint.in(FUTURES).method("cancel", "(Z)").around(cancelled));
  }

  private static void addSteps(
      ApacheAsyncHooks hooks, String[] handlers, String[] methods, List<HookPoint> points) {
    Hook step = hooks.new Step();
    for (String method : methods) {
      points.add(HookPoint.in(handlers).method(method).around(step));
    }
  }
}
