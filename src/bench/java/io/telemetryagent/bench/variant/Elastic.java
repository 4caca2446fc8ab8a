package io.telemetryagent.bench.variant;

import io.telemetryagent.bench.arrival.ElasticSpans;
import io.telemetryagent.bench.arrival.HttpCollector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Elastic's APM agent. Takes patterns; drops when its queue is full. */
public record Elastic(Path jar) implements Variant {
  private static final String PATH = "/intake/v2/events";

  @Override
  public String label() {
    return "Elastic";
  }

  @Override
  public Launch launch(Path folder, Target target) throws IOException {
    HttpCollector collector =
        new HttpCollector(
            PATH,
            new ElasticSpans(),
            Map.of(PATH, "", "/", "{\"version\":\"8.17.0\"}", "/config/v1/agents", "{}"));
    String methods =
        target.type() + "#*" + target.below().map(name -> "," + name + ".*").orElse("");
    return new Launch(
        List.of(
            "-javaagent:" + jar,
            "-Delastic.apm.trace_methods=" + methods,
            "-Delastic.apm.server_url=" + collector.url(),
            "-Delastic.apm.log_level=WARN"),
        collector);
  }
}
