package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.page.Goals;
import io.telemetryagent.bench.run.Agents;
import io.telemetryagent.bench.run.Jdks;
import io.telemetryagent.bench.run.Samples;
import io.telemetryagent.bench.run.Setup;
import io.telemetryagent.bench.variant.Variant;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Does it hold when several threads call at once? */
final class Threads implements Experiment {
  @Override
  public String name() {
    return "threads";
  }

  @Override
  public String measure(Setup setup) throws IOException, InterruptedException {
    StringBuilder tables = new StringBuilder();
    Goals goals = new Goals();
    Agents agents = new Agents(setup);
    CallTable one = run(setup, agents, List.of(agents.none, agents.toDevNull), 1);
    for (int threads : new int[] {2, 4}) {
      CallTable several = run(setup, agents, agents.manyThreads(), threads);
      tables.append("### ").append(threads).append(" threads\n\n").append(several).append('\n');
      addGoals(goals, threads, agents.toDevNull, one, several);
    }
    return tables.append(goals).toString();
  }

  private static CallTable run(Setup setup, Agents agents, List<Variant> variants, int threads)
      throws InterruptedException {
    Map<String, Object> arguments =
        new CallArguments(setup.plan()).with("threads", threads).values();
    Samples samples =
        OneThread.run(setup, Jdks.own(), variants, arguments, setup.plan().fewRounds());
    return new CallTable(samples, agents, variants);
  }

  private static void addGoals(
      Goals goals, int threads, Variant ours, CallTable one, CallTable several) {
    goals.atLeast(
        threads + " threads: calls a second, times those of one",
        1,
        several.callsPerSecond(ours) / one.callsPerSecond(ours),
        2,
        "");
    for (String figure : List.of("median", "mean")) {
      String name = "burst." + figure;
      goals.atMost(
          threads + " threads: a call in a burst, " + figure + ", times that of one",
          2,
          several.beyondNone(ours, name) / one.beyondNone(ours, name),
          2,
          "");
    }
  }
}
