package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.run.Agents;
import io.telemetryagent.bench.run.Jdks;
import io.telemetryagent.bench.run.Samples;
import io.telemetryagent.bench.run.Setup;
import io.telemetryagent.bench.variant.FlightRecorder;
import io.telemetryagent.bench.variant.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How does the JVM's own method trace compare? It needs JDK 25, so all run on that. */
final class MethodTrace implements Experiment {
  private static final int VERSION = 25;

  @Override
  public String name() {
    return "jfr";
  }

  @Override
  public String measure(Setup setup) throws IOException, InterruptedException {
    Path javaHome = Jdks.home(VERSION).orElse(null);
    if (javaHome == null) {
      return "There was no JDK " + VERSION + ".\n";
    }
    Agents agents = new Agents(setup);
    List<Variant> variants =
        List.of(agents.none, agents.toDevNull, agents.toFile, new FlightRecorder(javaHome));
    Map<String, Object> arguments = new CallArguments(setup.plan()).values();
    Samples samples = OneThread.run(setup, javaHome, variants, arguments, setup.plan().fewRounds());
    return new CallTable(samples, agents, variants).toString();
  }
}
