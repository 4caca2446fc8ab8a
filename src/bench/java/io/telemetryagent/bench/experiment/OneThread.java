package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.page.Figure;
import io.telemetryagent.bench.page.Goals;
import io.telemetryagent.bench.page.Plots;
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

/** What does tracing cost the app's thread, and how much of it arrives? All agents, one thread. */
final class OneThread implements Experiment {
  private static final int LINES_OF_A_CALL = 2;

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
    String plot =
        Plots.bars(
            setup.docs().resolve("performance-calls.svg"),
            "A traced call without pause, and the share of calls that arrived",
            "ns a call, mean, beyond no agent",
            table.sustainedMeans());
    return String.join(
        "\n",
        table.toString(),
        plot,
        ratios(agents, table).toString(),
        outputs(agents, table).toString(),
        goals(agents, table).toString());
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
            "calls a second, to a .gz file: times theirs",
            "calls a second, to /dev/null: times theirs",
            "CPU a call, to /dev/null: the share of theirs");
    for (Variant peer :
        List.of(
            agents.kiekerBinary,
            agents.kiekerText,
            agents.otlp,
            agents.console,
            agents.elastic,
            agents.datadog)) {
      table.row(
          peer.label(),
          Figure.of(shareOfBurst(agents, calls, peer), 2),
          Figure.of(calls.callsPerSecond(agents.toFile) / calls.callsPerSecond(peer), 2),
          Figure.of(calls.callsPerSecond(agents.toGzip) / calls.callsPerSecond(peer), 2),
          Figure.of(calls.callsPerSecond(agents.toDevNull) / calls.callsPerSecond(peer), 2),
          Figure.of(calls.cpuMicros(agents.toDevNull) / calls.cpuMicros(peer), 2));
    }
    return table;
  }

  private static Table outputs(Agents agents, CallTable calls) {
    Table table = new Table("output", "lines a second", "bytes a line", "CPU µs a line");
    for (Variant variant : List.of(agents.toDevNull, agents.toFile, agents.toGzip)) {
      table.row(
          variant.label(),
          Figure.large(linesPerSecond(calls, variant)),
          Figure.of(calls.bytes(variant) / LINES_OF_A_CALL, 0),
          Figure.of(calls.cpuMicros(variant) / LINES_OF_A_CALL, 2));
    }
    return table;
  }

  private static Goals goals(Agents agents, CallTable calls) {
    Variant ours = agents.toDevNull;
    double gzip = calls.callsPerSecond(agents.toGzip);
    return new Goals()
        .atMost("a call in a burst, median", 75, calls.beyondNone(ours, "burst.median"), 0, " ns")
        .atMost("a call in a burst, mean", 95, calls.beyondNone(ours, "burst.mean"), 0, " ns")
        .atMost(
            "of Kieker's to a binary file",
            0.5,
            shareOfBurst(agents, calls, agents.kiekerBinary),
            2,
            "")
        .atMost("of OpenTelemetry's, OTLP", 0.2, shareOfBurst(agents, calls, agents.otlp), 2, "")
        .atMost("of Elastic's", 0.15, shareOfBurst(agents, calls, agents.elastic), 2, "")
        .atLeast(
            "lines a second to /dev/null, without a loss",
            2_000_000,
            linesPerSecond(calls, ours),
            0,
            "")
        .atLeast(
            "calls a second to /dev/null, times Kieker's to a text file",
            3,
            calls.callsPerSecond(ours) / calls.callsPerSecond(agents.kiekerText),
            1,
            "")
        .atLeast(
            "lines a second to a .gz file", 1_000_000, linesPerSecond(calls, agents.toGzip), 0, "")
        .atMost("a line in a .gz file", 300, calls.bytes(agents.toGzip) / LINES_OF_A_CALL, 0, " B")
        .atLeast(
            "calls a second to a .gz file, the share of those to /dev/null",
            1,
            gzip / calls.callsPerSecond(ours),
            2,
            "")
        .atMost("allocated by the app's thread for a call", 24, calls.allocated(ours), 1, " B");
  }

  private static double shareOfBurst(Agents agents, CallTable calls, Variant peer) {
    return calls.beyondNone(agents.toDevNull, "burst.mean") / calls.beyondNone(peer, "burst.mean");
  }

  private static double linesPerSecond(CallTable calls, Variant variant) {
    return LINES_OF_A_CALL * calls.callsPerSecond(variant);
  }
}
