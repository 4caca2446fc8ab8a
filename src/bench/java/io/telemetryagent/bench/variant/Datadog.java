package io.telemetryagent.bench.variant;

import io.telemetryagent.bench.arrival.DatadogSpans;
import io.telemetryagent.bench.arrival.HttpCollector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Datadog's agent. Takes exact names of classes; drops when its queue is full. */
public record Datadog(Path jar) implements Variant {
  private static final String PATH = "/v0.4/traces";
  private static final String INFO =
      "{\"version\":\"7.60.0\",\"endpoints\":[\"/v0.4/traces\"],\"client_drop_p0s\":false}";

  @Override
  public String label() {
    return "Datadog";
  }

  @Override
  public Launch launch(Path folder, Target target) throws IOException {
    HttpCollector collector =
        new HttpCollector(
            PATH, new DatadogSpans(), Map.of(PATH, "{\"rate_by_service\":{}}", "/info", INFO));
    return new Launch(
        List.of(
            "-javaagent:" + jar,
            "-Ddd.trace.methods=" + target.typeAndMethods(),
            "-Ddd.trace.agent.url=" + collector.url(),
            // They talk to services that are not here, and cost time that is not tracing's.
            "-Ddd.instrumentation.telemetry.enabled=false",
            "-Ddd.remote_config.enabled=false",
            "-Ddd.jmxfetch.enabled=false"),
        collector);
  }
}
