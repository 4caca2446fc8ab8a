package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.Agents;
import io.telemetryagent.bench.Fork;
import io.telemetryagent.bench.Jdks;
import io.telemetryagent.bench.Samples;
import io.telemetryagent.bench.Setup;
import io.telemetryagent.bench.Turns;
import io.telemetryagent.bench.page.Figure;
import io.telemetryagent.bench.page.Plots;
import io.telemetryagent.bench.page.Table;
import io.telemetryagent.bench.variant.Target;
import io.telemetryagent.bench.variant.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What does tracing cost the app's thread, and how much of it arrives? All agents, one thread. */
final class OneThread implements Experiment {
  @Override
  public String name() {
    return "calls";
  }

  @Override
  public String measure(Setup setup) throws IOException, InterruptedException {
    Agents agents = new Agents(setup);
    Map<String, Object> arguments = new CallArguments(setup.plan()).values();
    Samples samples = run(setup, Jdks.own(), agents.all(), arguments, setup.plan().rounds());
    CallTable table = new CallTable(samples, agents, agents.all());
    Plots.bars(
        setup.docs().resolve("performance-calls.svg"),
        "A traced call without pause, and the share of calls that arrived",
        "ns a call, mean, beyond no agent",
        table.sustainedMeans());
    return table + "\n" + ratios(agents, table);
  }

  /** Runs the program under each variant by turns. */
  static Samples run(
      Setup setup, Path javaHome, List<Variant> variants, Map<String, Object> arguments, int rounds)
      throws InterruptedException {
    return Turns.take(
        rounds,
        variants,
        variant ->
            new Fork(setup, javaHome, Target.RECURSION)
                .run(variant, CallArguments.PROGRAM, arguments));
  }

  private static Table ratios(Agents agents, CallTable calls) {
    Table table =
        new Table(
            "telemetry-agent against",
            "burst, mean ns a call: the share of theirs",
            "calls a second, to a file: times theirs",
            "calls a second, to /dev/null: times theirs");
    for (Variant peer :
        List.of(
            agents.kiekerBinary,
            agents.kiekerText,
            agents.otlp,
            agents.console,
            agents.elastic,
            agents.datadog)) {
      double burst = calls.beyondNone(agents.toDevNull, "burst.mean");
      table.row(
          peer.label(),
          Figure.of(burst / calls.beyondNone(peer, "burst.mean"), 2),
          Figure.of(calls.callsPerSecond(agents.toFile) / calls.callsPerSecond(peer), 2),
          Figure.of(calls.callsPerSecond(agents.toDevNull) / calls.callsPerSecond(peer), 2));
    }
    return table;
  }
}
