package io.telemetryagent.otlp;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.telemetryagent.config.AgentVersion;

/** Who made the spans: the agent and its version. */
final class Scope {
  static final InstrumentationScopeInfo INFO =
      InstrumentationScopeInfo.builder("io.telemetryagent").setVersion(AgentVersion.text()).build();

  private Scope() {}
}
