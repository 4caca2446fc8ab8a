package io.telemetryagent.bench.variant;

import io.telemetryagent.bench.arrival.HttpCollector;
import io.telemetryagent.bench.arrival.LogLines;
import io.telemetryagent.bench.arrival.OtlpSpans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** OpenTelemetry's agent. Takes exact names of methods; its span processor drops when full. */
public record OpenTelemetry(Path jar, boolean console) implements Variant {
  @Override
  public String label() {
    return console ? "OpenTelemetry, console" : "OpenTelemetry, OTLP";
  }

  @Override
  public Launch launch(Path folder, Target target) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("-javaagent:" + jar);
    arguments.add("-Dotel.instrumentation.methods.include=" + target.typeAndMethods());
    arguments.add("-Dotel.metrics.exporter=none");
    arguments.add("-Dotel.logs.exporter=none");
    if (console) {
      arguments.add("-Dotel.traces.exporter=console");
      return new Launch(arguments, new LogLines(folder.resolve("err.txt"), "LoggingSpanExporter"));
    }
    HttpCollector collector = OtlpSpans.collector();
    arguments.add("-Dotel.exporter.otlp.endpoint=" + collector.url());
    return new Launch(arguments, collector);
  }
}
