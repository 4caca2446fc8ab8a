package io.telemetryagent.bench.variant;

import io.telemetryagent.bench.arrival.Arrivals;
import java.nio.file.Path;
import java.util.List;

/** The program alone, which all others are compared with. */
public record NoAgent() implements Variant {
  @Override
  public String label() {
    return "no agent";
  }

  @Override
  public Launch launch(Path folder, Target target) {
    return new Launch(List.of(), Arrivals.NOT_COUNTED);
  }
}
