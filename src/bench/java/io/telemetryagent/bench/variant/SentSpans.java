package io.telemetryagent.bench.variant;

import io.telemetryagent.bench.arrival.HttpCollector;
import io.telemetryagent.bench.arrival.OtlpSpans;
import java.io.IOException;
import java.nio.file.Path;

/** This project's agent, which writes no lines but sends spans by OTLP. */
public record SentSpans(Path jar) implements Variant {
  @Override
  public String label() {
    return agent().label();
  }

  @Override
  public Launch launch(Path folder, Target target) throws IOException {
    HttpCollector collector = OtlpSpans.collector();
    TelemetryAgent sending = agent().with("", "otlp_endpoint=" + collector.url());
    return new Launch(sending.launch(folder, target).jvmArguments(), collector);
  }

  private TelemetryAgent agent() {
    return new TelemetryAgent(jar, TelemetryAgent.Output.NOWHERE);
  }
}
