package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.Agents;
import io.telemetryagent.bench.Jdks;
import io.telemetryagent.bench.Samples;
import io.telemetryagent.bench.Setup;
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
    Agents agents = new Agents(setup);
    List<Variant> variants = agents.allManyThreads();
    for (int threads : new int[] {2, 4}) {
      Map<String, Object> arguments =
          new CallArguments(setup.plan()).with("threads", threads).values();
      Samples samples =
          OneThread.run(setup, Jdks.own(), variants, arguments, setup.plan().fewRounds());
      tables.append("### ").append(threads).append(" threads\n\n");
      tables.append(new CallTable(samples, agents, variants)).append('\n');
    }
    return tables.toString();
  }
}
