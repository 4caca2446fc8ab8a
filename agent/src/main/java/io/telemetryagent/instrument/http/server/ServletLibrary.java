package io.telemetryagent.instrument.http.server;

import io.telemetryagent.instrument.hook.HookPoint;
import io.telemetryagent.instrument.hook.Library;
import io.telemetryagent.instrument.http.CapturedHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Times requests that a servlet container serves: the outermost filter chain, filter or servlet on
 * a thread. Found by the descriptors of their methods, in the javax and the jakarta API alike.
 */
public final class ServletLibrary implements Library {
  /** Those that run a task on threads of their own making; Tomcat has the JDK's. */
  private static final String[] ASYNC_CONTEXTS = {
    "io/undertow/servlet/spec/AsyncContextImpl",
    "org/eclipse/jetty/server/AsyncContextState",
    "org/eclipse/jetty/ee8/nested/AsyncContextState",
    "org/eclipse/jetty/ee9/nested/AsyncContextState",
    "org/eclipse/jetty/ee10/servlet/AsyncContextState",
    "org/eclipse/jetty/ee11/servlet/AsyncContextState"
  };

  private final CapturedHeaders captured;
  private final boolean readsRoutes;

  /**
   * The library.
   *
   * @param capturedHeaders as the option names them
   * @param readsRoutes whether to ask for routes of Spring MVC
   */
  public ServletLibrary(Set<String> capturedHeaders, boolean readsRoutes) {
    captured = new CapturedHeaders(capturedHeaders);
    this.readsRoutes = readsRoutes;
  }

  @Override
  public String name() {
    return "servlet";
  }

  @Override
  public String family() {
    return "http";
  }

  @Override
  public List<HookPoint> points() {
    ServletHook hook = new ServletHook(captured, readsRoutes ? new SpringRoute() : null);
    List<HookPoint> points = new ArrayList<>();
    for (String api : new String[] {"Ljavax/servlet/", "Ljakarta/servlet/"}) {
      String exchange = "(" + api + "ServletRequest;" + api + "ServletResponse;";
      String servlet = exchange + ")V";
      String filter = exchange + api + "FilterChain;)V";
      points.add(HookPoint.inClassesThatName(servlet).method("service", servlet).around(hook));
      points.add(HookPoint.inClassesThatName(servlet).method("doFilter", servlet).around(hook));
      points.add(HookPoint.inClassesThatName(filter).method("doFilter", filter).around(hook));
    }
    points.add(
        HookPoint.in(ASYNC_CONTEXTS)
            .method("start", "(Ljava/lang/Runnable;)V")
            .aroundWithArguments(new ServletStartHook()));
    return points;
  }

  @Override
  public List<String> supertypes() {
    return Arrays.asList(
        "javax.servlet.Servlet",
        "javax.servlet.Filter",
        "javax.servlet.FilterChain",
        "jakarta.servlet.Servlet",
        "jakarta.servlet.Filter",
        "jakarta.servlet.FilterChain");
  }
}
