package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.page.Figure;
import io.telemetryagent.bench.page.Table;
import io.telemetryagent.bench.run.Agents;
import io.telemetryagent.bench.run.Fork;
import io.telemetryagent.bench.run.Jdks;
import io.telemetryagent.bench.run.Samples;
import io.telemetryagent.bench.run.Setup;
import io.telemetryagent.bench.run.Turns;
import io.telemetryagent.bench.variant.Target;
import io.telemetryagent.bench.variant.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Are 10,000 virtual threads at a time traced as well, and is nothing of them kept? JDK 21. */
final class VirtualThreads implements Experiment {
  private static final int VERSION = 21;
  private static final int WAVES = 5;

  @Override
  public String name() {
    return "virtual";
  }

  @Override
  public String measure(Setup setup) throws IOException, InterruptedException {
    Path javaHome = Jdks.home(VERSION).orElse(null);
    if (javaHome == null) {
      return "There was no JDK " + VERSION + ".\n";
    }
    Agents agents = new Agents(setup);
    List<Variant> variants =
        List.of(
            agents.none,
            agents.toDevNull,
            agents.toFile,
            agents.kiekerBinaryManyThreads,
            agents.otlp);
    Map<String, Object> arguments =
        Map.of("threads", 10_000, "waves", WAVES, "units", 2, "calls_per_unit", 10);
    Samples samples =
        Turns.take(
            setup.plan().fewRounds(),
            variants,
            variant ->
                new Fork(setup, javaHome, Target.RECURSION)
                    .run(variant, "VirtualThreads", arguments));
    return table(variants, samples) + samples.failures();
  }

  private static Table table(List<Variant> variants, Samples samples) {
    Table table =
        new Table(
            "agent",
            "calls a second",
            "arrived",
            "live heap after each wave, MB",
            "RSS after each wave, MB",
            "largest RSS, MB");
    for (Variant variant : variants) {
      table.row(
          variant.label(),
          Figure.large(samples.median(variant, "calls_per_second")),
          Figure.share(samples.median(variant, "arrived")),
          byWave(samples, variant, "live_kib.", 1),
          byWave(samples, variant, "resident_kib.", 0),
          Figure.of(samples.median(variant, "max_resident_kib") / 1024, 0));
    }
    return table;
  }

  private static String byWave(Samples samples, Variant variant, String name, int decimals) {
    return IntStream.rangeClosed(1, WAVES)
        .mapToObj(wave -> Figure.of(samples.median(variant, name + wave) / 1024, decimals))
        .collect(Collectors.joining(" "));
  }
}
