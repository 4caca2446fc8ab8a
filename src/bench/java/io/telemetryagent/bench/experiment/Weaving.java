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

/** What does it cost to weave a class? The agents that take a pattern for a package. */
final class Weaving implements Experiment {
  /** Some agents need half a minute for 50,000 methods on an idle machine. */
  private static final int LIMIT_SECONDS = 300;

  @Override
  public String name() {
    return "weaving";
  }

  @Override
  public String measure(Setup setup) throws IOException, InterruptedException {
    Table table =
        new Table(
            "methods, in classes of " + GeneratedJar.METHODS,
            "agent",
            "loading them, ms",
            "beyond no agent, µs a method",
            "largest RSS, MB");
    Agents agents = new Agents(setup);
    List<Variant> variants =
        List.of(agents.none, agents.toDevNull, agents.kiekerBinary, agents.elastic);
    StringBuilder failures = new StringBuilder();
    for (int classes : setup.plan().classes()) {
      Samples samples = run(setup, variants, classes);
      for (Variant variant : variants) {
        addRow(table, agents, samples, variant, classes);
      }
      failures.append(samples.failures());
    }
    return table + failures.toString();
  }

  private static Samples run(Setup setup, List<Variant> variants, int classes)
      throws IOException, InterruptedException {
    Path jar = GeneratedJar.of(setup, classes);
    // Nothing but loading is looked at, so the calls after it are few.
    Map<String, Object> arguments =
        new CallArguments(setup.plan())
            .with("classes", classes)
            .with("warmup_calls", 1000)
            .with("bursts", 1)
            .with("sustained_calls", 1000)
            .values();
    return Turns.take(
        setup.plan().fewRounds(),
        variants,
        variant ->
            new Fork(setup, Jdks.own(), Target.RECURSION_AND_GENERATED)
                .with(jar)
                .within(LIMIT_SECONDS)
                .run(variant, CallArguments.PROGRAM, arguments));
  }

  private static void addRow(
      Table table, Agents agents, Samples samples, Variant variant, int classes) {
    int methods = classes * GeneratedJar.METHODS;
    double millis = samples.median(variant, "load_ms");
    double beyond = millis - samples.median(agents.none, "load_ms");
    table.row(
        Figure.of(methods, 0),
        variant.label(),
        Figure.of(millis, 1),
        Figure.of(beyond * 1000 / methods, 1),
        Figure.of(samples.median(variant, "max_resident_kib") / 1024, 0));
  }
}
