package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.page.Goals;
import io.telemetryagent.bench.run.Agents;
import io.telemetryagent.bench.run.Jdks;
import io.telemetryagent.bench.run.Samples;
import io.telemetryagent.bench.run.Setup;
import java.io.IOException;
import java.util.Map;

/** What does a call cost that is left by an exception, and is it recorded? */
final class Exceptions implements Experiment {
  /** Few, with a long pause: writing a stack trace takes any agent several microseconds. */
  private static final int BURST_CALLS = 500;

  private static final int PAUSE_MILLIS = 20;

  @Override
  public String name() {
    return "exceptions";
  }

  @Override
  public String measure(Setup setup) throws IOException, InterruptedException {
    Agents agents = new Agents(setup);
    Map<String, Object> arguments =
        new CallArguments(setup.plan())
            .with("kind", "throws")
            .with("burst_calls", BURST_CALLS)
            .with("pause_ms", PAUSE_MILLIS)
            .values();
    Samples samples =
        OneThread.run(setup, Jdks.own(), agents.fastest(), arguments, setup.plan().fewRounds());
    CallTable table = new CallTable(samples, agents, agents.fastest());
    return table + "\n" + goals(agents, table);
  }

  private static Goals goals(Agents agents, CallTable calls) {
    double nanos = calls.beyondNone(agents.toDevNull, "burst.mean");
    return new Goals()
        .atMost("a call that throws, in a burst, mean beyond no agent", 1500, nanos, 0, " ns");
  }
}
