package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.run.Plan;
import java.util.HashMap;
import java.util.Map;

/** The arguments of the program {@code workload.Calls}; empty methods in recursions of ten. */
final class CallArguments {
  /** The program. */
  static final String PROGRAM = "Calls";

  /** Calls of one burst: less than any agent's queue holds by default. */
  private static final int BURST_CALLS = 2000;

  /** Pause after a burst, in milliseconds: any agent has written it by then. */
  private static final int PAUSE_MILLIS = 10;

  private final Map<String, Object> values = new HashMap<>();

  CallArguments(Plan plan) {
    with("kind", "calls").with("threads", 1).with("calls_per_unit", 10);
    with("warmup_ms", plan.warmupMillis()).with("warmup_calls", Long.MAX_VALUE);
    with("bursts", plan.bursts()).with("burst_calls", BURST_CALLS).with("pause_ms", PAUSE_MILLIS);
    with("sustained_ms", plan.sustainedMillis()).with("sustained_calls", Long.MAX_VALUE);
    with("classes", 0).with("ballast_mb", 0);
  }

  CallArguments with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  Map<String, Object> values() {
    return values;
  }
}
