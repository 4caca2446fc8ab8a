package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.page.Figure;
import io.telemetryagent.bench.page.Goals;
import io.telemetryagent.bench.page.Plots;
import io.telemetryagent.bench.page.Table;
import io.telemetryagent.bench.run.Agents;
import io.telemetryagent.bench.run.Fork;
import io.telemetryagent.bench.run.Jdks;
import io.telemetryagent.bench.run.Sample;
import io.telemetryagent.bench.run.Samples;
import io.telemetryagent.bench.run.Setup;
import io.telemetryagent.bench.run.Turns;
import io.telemetryagent.bench.variant.Target;
import io.telemetryagent.bench.variant.Variant;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much later is a Spring Boot application up, and how much CPU time has it taken by then? */
final class WebApplication implements Experiment {
  @Override
  public String name() {
    return "web";
  }

  @Override
  public String measure(Setup setup) throws IOException, InterruptedException {
    Agents agents = new Agents(setup);
    List<Variant> variants =
        List.of(agents.none, agents.toFile, agents.otlp, agents.elastic, agents.datadog);
    Samples samples =
        Turns.take(setup.plan().webRounds(), variants, variant -> start(setup, variant));
    return table(agents, variants, samples)
        + samples.failures()
        + "\n"
        + plot(setup, variants, samples)
        + "\n"
        + goals(agents, samples);
  }

  private static Sample start(Setup setup, Variant variant)
      throws IOException, InterruptedException {
    Sample sample =
        new Fork(setup, Jdks.own(), Target.CLINIC)
            .with(setup.clinic().resolve("classes"))
            .with(setup.clinic().resolve("lib/*"))
            .run(variant, "ApplicationStart", Map.of("main", "clinic.Clinic"));
    return sample.put("started_ms", sample.get("main_epoch_ms") - sample.get("started_epoch_ms"));
  }

  private static Table table(Agents agents, List<Variant> variants, Samples samples) {
    Table table =
        new Table(
            "agent",
            "up after, s",
            "beyond no agent",
            "CPU until then, s",
            "beyond no agent",
            "RSS then, MB");
    for (Variant variant : variants) {
      table.row(
          variant.label(),
          Figure.of(samples.median(variant, "started_ms") / 1000, 2),
          percentBeyondNone(agents, samples, variant, "started_ms"),
          Figure.of(samples.median(variant, "cpu_ms") / 1000, 2),
          percentBeyondNone(agents, samples, variant, "cpu_ms"),
          Figure.of(samples.median(variant, "resident_kib") / 1024, 0));
    }
    return table;
  }

  private static Goals goals(Agents agents, Samples samples) {
    double later = beyondNone(agents, samples, agents.toFile, "started_ms");
    double more = beyondNone(agents, samples, agents.toFile, "cpu_ms");
    return new Goals()
        .atMost("up later than without agent", 10, later * 100, 1, " %")
        .atMost("more CPU time until then", 10, more * 100, 1, " %");
  }

  private static String percentBeyondNone(
      Agents agents, Samples samples, Variant variant, String name) {
    return Figure.beyond(beyondNone(agents, samples, variant, name) * 100, 1) + " %";
  }

  private static double beyondNone(Agents agents, Samples samples, Variant variant, String name) {
    return samples.median(variant, name) / samples.median(agents.none, name) - 1;
  }

  private static String plot(Setup setup, List<Variant> variants, Samples samples)
      throws IOException {
    Map<String, Double> bars = new LinkedHashMap<>();
    for (Variant variant : variants) {
      bars.put(variant.label(), samples.median(variant, "started_ms"));
    }
    return Plots.bars(
        setup.docs().resolve("performance-web.svg"),
        "From the start of the process until a Spring Boot application is up",
        "ms, median",
        bars);
  }
}
