package io.telemetryagent.instrument.http;

import io.telemetryagent.instrument.hook.HookPoint;
import io.telemetryagent.instrument.hook.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Times requests that a servlet container serves: the outermost filter chain, filter or servlet on
 * a thread. Found by the descriptors of their methods, in the javax and the jakarta API alike.
 */
public final class ServletLibrary implements Library {
  private final CapturedHeaders captured;

  /** The library; {@code capturedHeaders} as the option names them. */
  public ServletLibrary(Set<String> capturedHeaders) {
    captured = new CapturedHeaders(capturedHeaders);
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
    ServletHook hook = new ServletHook(captured);
    List<HookPoint> points = new ArrayList<>();
    for (String api : new String[] {"Ljavax/servlet/", "Ljakarta/servlet/"}) {
      String exchange = "(" + api + "ServletRequest;" + api + "ServletResponse;";
      String servlet = exchange + ")V";
      String filter = exchange + api + "FilterChain;)V";
      points.add(HookPoint.inClassesThatName(servlet).method("service", servlet).around(hook));
      points.add(HookPoint.inClassesThatName(servlet).method("doFilter", servlet).around(hook));
      points.add(HookPoint.inClassesThatName(filter).method("doFilter", filter).around(hook));
    }
    return points;
  }
}
