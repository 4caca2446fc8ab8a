package io.telemetryagent.instrument;

import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.log.AgentLog;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Which class loaders see what woven code calls. OSGi's hide what the boot loader has. */
final class TracerSight {
  private final AgentLog log;
  private final Map<ClassLoader, Boolean> known =
      Collections.synchronizedMap(new WeakHashMap<ClassLoader, Boolean>());

  TracerSight(AgentLog log) {
    this.log = log;
  }

  /** Whether classes of {@code loader} can call us. */
  boolean isOpenTo(ClassLoader loader) {
    if (loader == null) {
      return true;
    }
    Boolean answer = known.get(loader);
    if (answer != null) {
      return answer;
    }
    boolean sees = false;
    try {
      sees = Class.forName(Tracer.class.getName(), false, loader) == Tracer.class;
    } catch (ClassNotFoundException e) {
      log.warn("Classes of " + loader.getClass().getName() + " cannot see the agent; not woven", e);
    }
    known.put(loader, sees);
    return sees;
  }
}
