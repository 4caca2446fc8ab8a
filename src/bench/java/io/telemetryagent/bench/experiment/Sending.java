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

/** What does it cost the app's thread that spans are sent by OTLP, also to nobody? */
final class Sending implements Experiment {
  @Override
  public String name() {
    return "otlp";
  }

  @Override
  public String measure(Setup setup) throws IOException, InterruptedException {
    Agents agents = new Agents(setup);
    List<Variant> variants = agents.sending();
    Map<String, Object> arguments = new CallArguments(setup.plan()).values();
    Samples samples = OneThread.run(setup, Jdks.own(), variants, arguments, setup.plan().rounds());
    CallTable table = new CallTable(samples, agents, variants);
    return table + "\n" + goals(agents, table);
  }

  private static Goals goals(Agents agents, CallTable calls) {
    Goals goals = new Goals();
    for (String figure : List.of("burst.median", "burst.mean")) {
      goals.atMost(
          "a dead endpoint: " + figure.replace('.', ' ') + ", times that without one",
          1.1,
          calls.beyondNone(agents.toDeadEndpoint, figure)
              / calls.beyondNone(agents.toDevNull, figure),
          2,
          "");
    }
    return goals;
  }
}
