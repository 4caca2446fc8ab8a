package io.telemetryagent.instrument;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.instrument.concurrent.HandoffWeaving;
import io.telemetryagent.instrument.hook.LibraryWeaving;
import io.telemetryagent.instrument.method.MethodPatterns;
import io.telemetryagent.instrument.method.MethodWeaving;
import io.telemetryagent.log.AgentLog;
import java.util.ArrayList;
import java.util.List;

/** All weavings, in the order they are applied. */
final class Weavings {
  private Weavings() {}

  static List<Weaving> of(
      MethodPatterns patterns, AgentConfig config, MethodTable methods, AgentLog log) {
    ClassFilter filter = new ClassFilter(Weavings.class.getClassLoader());
    List<Weaving> weavings = new ArrayList<>();
    weavings.add(
        new MethodWeaving(
            patterns,
            config.get(Options.CONSTRUCTORS),
            config.get(Options.TRIVIAL_METHODS),
            methods,
            filter,
            log));
    weavings.add(new LibraryWeaving(Libraries.of(config), filter));
    if (!config.get(Options.DISABLE).contains("threads")) {
      weavings.add(new HandoffWeaving());
    }
    return weavings;
  }
}
