package io.telemetryagent.instrument;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.instrument.method.MethodPatterns;
import io.telemetryagent.instrument.method.MethodWeaving;
import io.telemetryagent.log.AgentLog;
import java.util.Arrays;
import java.util.List;

/** All weavings, in the order they are applied. */
final class Weavings {
  private Weavings() {}

  static List<Weaving> of(
      MethodPatterns patterns, AgentConfig config, MethodTable methods, AgentLog log) {
    return Arrays.<Weaving>asList(
        new MethodWeaving(
            patterns,
            config.get(Options.CONSTRUCTORS),
            config.get(Options.TRIVIAL_METHODS),
            methods,
            log));
  }
}
