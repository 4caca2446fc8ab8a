package io.telemetryagent.instrument.concurrent;

import static io.telemetryagent.instrument.concurrent.HandoffPoint.afterCall;
import static io.telemetryagent.instrument.concurrent.HandoffPoint.around;
import static io.telemetryagent.instrument.concurrent.HandoffPoint.beforeCall;
import static io.telemetryagent.instrument.concurrent.HandoffPoint.onEntry;
import static io.telemetryagent.instrument.concurrent.HandoffPoint.onReturn;

import io.telemetryagent.instrument.weave.InternalName;
import io.telemetryagent.instrument.weave.Weaving;
import io.telemetryagent.instrument.weave.WovenClass;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets work that goes from thread to thread keep what it belongs to. Each executor of the JDK is
 * told of where it takes a task and where it runs it; the task itself stays as it is.
 */
public final class HandoffWeaving implements Weaving {
  private static final String STAGE = "java/util/concurrent/CompletableFuture$";
  private final Map<String, List<HandoffPoint>> points = new HashMap<>();
  private volatile HandoffWeaver weaver;
  private volatile boolean on;

  /**
   * A weaving of all ways of the JDK, of pools that are copies of its own, and of OkHttp. It is
   * off.
   */
  public HandoffWeaving() {
    threads();
    pools();
    forkJoin();
    timer();
    okHttp();
    javaClient();
  }

  /** Switches it on, or off. */
  public void change(boolean on) {
    this.on = on;
  }

  @Override
  public boolean mayWeave(ClassLoader loader, String internalName, ProtectionDomain domain) {
    return on
        && (points.containsKey(internalName) || loader == null && internalName.startsWith(STAGE));
  }

  @Override
  public Object intent(Class<?> type) {
    return mayWeave(type.getClassLoader(), InternalName.of(type), null) ? this : null;
  }

  @Override
  public WovenClass weave(ClassLoader loader, String internalName, byte[] classFile) {
    HandoffWeaver any = weaver;
    if (any == null) {
      // Only now, as it loads ASM. Two threads may both make one; either's serves.
      any = new HandoffWeaver();
      weaver = any;
    }
    List<HandoffPoint> here = points.get(internalName);
    byte[] woven = any.weave(here == null ? stage() : here, classFile);
    return woven == null ? null : new WovenClass(woven, 0);
  }

  private void threads() {
    List<HandoffPoint> start = Arrays.asList(onEntry("start", ")V", 0, "start"));
    points.put("java/lang/Thread", start);
    points.put("java/lang/VirtualThread", start);
    points.put("java/lang/ThreadBuilders$BoundVirtualThread", start);
  }

  private void pools() {
    String[] pools = {"java/util/concurrent/", "org/apache/tomcat/util/threads/"};
    for (String pool : pools) {
      points.put(
          pool + "ThreadPoolExecutor",
          Arrays.asList(
              onEntry("execute", "(Ljava/lang/Runnable;)V", 1, "submit"),
              onEntry("reject", "(Ljava/lang/Runnable;)V", 1, "forget"),
              onEntry("remove", "(Ljava/lang/Runnable;)Z", 1, "forget"),
              around("addWorker", "(Ljava/lang/Runnable;Z)Z", "beginNothing"),
              beforeCall("runWorker", "java/lang/Runnable.run", "begin"),
              afterCall("runWorker", pool + "ThreadPoolExecutor$Worker.unlock", "end")));
    }
    points.put(
        "java/util/concurrent/ScheduledThreadPoolExecutor",
        Arrays.asList(onEntry("delayedExecute", "(Ljava/util/concurrent/Runn", 1, "schedule")));
    points.put(
        "org/eclipse/jetty/util/thread/QueuedThreadPool",
        Arrays.asList(around("startThread", "(", "beginNothing")));
    // Their threads are started by whoever makes a client, for all who send by it.
    String[] clients = {
      "jdk/internal/net/http/HttpClientImpl",
      "org/apache/http/impl/nio/client/CloseableHttpAsyncClientBase",
      "org/apache/hc/client5/http/impl/async/AbstractHttpAsyncClientBase"
    };
    for (String client : clients) {
      points.put(client, Arrays.asList(around("start", "()", "beginNothing")));
    }
  }

  private void forkJoin() {
    String task = "Ljava/util/concurrent/ForkJoinTask;)";
    points.put(
        "java/util/concurrent/ForkJoinPool",
        Arrays.asList(
            onEntry("externalPush", "(" + task, 1, "submitOnce"),
            onEntry("externalSubmit", "(" + task, 1, "submitOnce"),
            onEntry("poolSubmit", "(Z" + task, 2, "submitOnce")));
    points.put(
        "java/util/concurrent/ForkJoinTask",
        Arrays.asList(onEntry("fork", "()", 0, "submitOnce"), around("doExec", "()", "beginFork")));
  }

  private void timer() {
    points.put(
        "java/util/Timer", Arrays.asList(onEntry("sched", "(Ljava/util/TimerTask;", 1, "submit")));
    points.put(
        "java/util/TimerThread",
        Arrays.asList(
            beforeCall("mainLoop", "java/util/TimerTask.run", "begin"),
            afterCall("mainLoop", "java/util/TimerTask.run", "end")));
  }

  /** A call that waits in the dispatcher's queue is submitted by the thread of another one. */
  private void okHttp() {
    List<HandoffPoint> call =
        Arrays.asList(
            onReturn("<init>", "submitOnce"),
            around("run", "()", "beginStage"),
            around("execute", "()", "beginStage"));
    points.put("okhttp3/RealCall$AsyncCall", call);
    points.put("okhttp3/internal/connection/RealCall$AsyncCall", call);
  }

  /**
   * A reader of an answer in pieces is called by whatever thread has some, for whatever request.
   */
  private void javaClient() {
    List<HandoffPoint> reader =
        Arrays.asList(
            onReturn("<init>", "submitOnce"),
            around("onSubscribe", "(", "beginStage"),
            around("onNext", "(Ljava/util/List;)", "beginStage"),
            around("onError", "(", "beginStage"),
            around("onComplete", "()", "beginStage"));
    points.put("jdk/internal/net/http/Http1Response$Http1BodySubscriber", reader);
    // As of Java 20, for both versions of HTTP.
    points.put("jdk/internal/net/http/common/HttpBodySubscriberWrapper", reader);
    points.put(
        "jdk/internal/net/http/Stream",
        Arrays.asList(onReturn("<init>", "submitOnce"), around("schedule", "()", "beginStage")));
  }

  /** Of the classes within CompletableFuture: each stage belongs to who asked for it. */
  private static List<HandoffPoint> stage() {
    return Arrays.asList(onReturn("<init>", "submitOnce"), around("tryFire", "(I)", "beginStage"));
  }
}
