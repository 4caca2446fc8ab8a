package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.page.Figure;
import io.telemetryagent.bench.page.Goals;
import io.telemetryagent.bench.page.Table;
import io.telemetryagent.bench.run.Agents;
import io.telemetryagent.bench.run.Fork;
import io.telemetryagent.bench.run.Jdks;
import io.telemetryagent.bench.run.Plan;
import io.telemetryagent.bench.run.Sample;
import io.telemetryagent.bench.run.Samples;
import io.telemetryagent.bench.run.Setup;
import io.telemetryagent.bench.run.Turns;
import io.telemetryagent.bench.variant.Target;
import io.telemetryagent.bench.variant.Variant;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How long does an app wait for its agent: in a large burst, and when the output hangs? */
final class Bursts implements Experiment {
  /** 60,000 events. */
  private static final int BURST_CALLS = 30_000;

  private static final int BURSTS = 20;

  /** A text file needs that long for a burst. */
  private static final int PAUSE_MILLIS = 200;

  private static final int CALLS_AGAINST_A_STALL = 1_000_000;

  @Override
  public String name() {
    return "bursts";
  }

  @Override
  public String measure(Setup setup) throws IOException, InterruptedException {
    Agents agents = new Agents(setup);
    List<Variant> variants =
        List.of(
            agents.none,
            agents.toDevNull,
            agents.dropping,
            agents.toGzip,
            agents.kiekerBinary,
            agents.kiekerText);
    Map<String, Object> bursts =
        new CallArguments(setup.plan())
            .with("bursts", BURSTS)
            .with("burst_calls", BURST_CALLS)
            .with("pause_ms", PAUSE_MILLIS)
            .values();
    int rounds = setup.plan().fewRounds();
    Samples samples = OneThread.run(setup, Jdks.own(), variants, bursts, rounds);
    Samples stalled = Turns.take(rounds, List.of(agents.stalled), each -> stall(setup, each));
    return table(variants, samples)
        + samples.failures()
        + stalled.failures()
        + "\n"
        + goals(agents, samples, stalled);
  }

  /** Cold, so that the first wait is among what is timed. */
  private static Sample stall(Setup setup, Variant variant)
      throws IOException, InterruptedException {
    Plan plan = setup.plan();
    Map<String, Object> arguments =
        new CallArguments(plan)
            .with("warmup_calls", 1)
            .with("bursts", 0)
            .with("sustained_ms", 60_000)
            .with("sustained_calls", CALLS_AGAINST_A_STALL)
            .values();
    Sample sample =
        new Fork(setup, Jdks.own(), Target.RECURSION)
            .run(variant, CallArguments.PROGRAM, arguments);
    return sample.put("all_ms", sample.get("sustained.mean") * sample.get("sustained.calls") / 1e6);
  }

  private static Table table(List<Variant> variants, Samples samples) {
    Table table =
        new Table(
            "agent",
            "60,000 events at once, ns a call: mean / median",
            "longest recursion of ten, ms",
            "without pause, ns a call: mean / median",
            "longest recursion of ten, ms",
            "arrived");
    for (Variant variant : variants) {
      table.row(
          variant.label(),
          meanAndMedian(samples, variant, "burst"),
          Figure.of(samples.median(variant, "burst.longest_ms"), 1),
          meanAndMedian(samples, variant, "sustained"),
          Figure.of(samples.median(variant, "sustained.longest_ms"), 1),
          Figure.share(samples.median(variant, "arrived")));
    }
    return table;
  }

  private static String meanAndMedian(Samples samples, Variant variant, String phase) {
    return Figure.of(samples.median(variant, phase + ".mean"), 0)
        + " / "
        + Figure.of(samples.median(variant, phase + ".median"), 0);
  }

  private static Goals goals(Agents agents, Samples samples, Samples stalled) {
    double none = samples.median(agents.none, "burst.mean");
    return new Goals()
        .atMost(
            "a call among 60,000 events at once, mean beyond no agent",
            95,
            samples.median(agents.toDevNull, "burst.mean") - none,
            0,
            " ns")
        .atMost(
            "a call without pause, overflow=drop, mean beyond no agent",
            95,
            samples.median(agents.dropping, "sustained.mean") - none,
            0,
            " ns")
        .atMost(
            "a million calls, output hangs: the longest wait",
            1050,
            stalled.median(agents.stalled, "sustained.longest_ms"),
            0,
            " ms")
        .atMost(
            "a million calls, output hangs: all of them",
            2000,
            stalled.median(agents.stalled, "all_ms"),
            0,
            " ms");
  }
}
