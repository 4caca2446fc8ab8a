package io.telemetryagent.bench.variant;

import io.telemetryagent.bench.arrival.Arrivals;
import io.telemetryagent.bench.arrival.TelemetryLines;
import java.nio.file.Path;
import java.util.List;

/** This project's agent: full lines, no call damped, nothing kept between runs. */
public record TelemetryAgent(Path jar, Output output) implements Variant {
  /** Where the lines go. */
  public enum Output {
    DEV_NULL("/dev/null", "/dev/null"),
    // As long as /dev/null: each line carries the command line, so both write lines of one length.
    FILE("a file", "out.jsonl"),
    GZIP("a .gz file", "out.jsonl.gz");

    private final String label;
    private final String path;

    Output(String label, String path) {
      this.label = label;
      this.path = path;
    }
  }

  @Override
  public String label() {
    return "telemetry-agent to " + output.label;
  }

  @Override
  public Launch launch(Path folder, Target target) {
    String include = target.type() + (target.generated() ? ":generated.*" : "");
    return new Launch(
        List.of(
            "-javaagent:" + jar + "=include=" + include + ",output_path=" + output.path,
            "-Dtelemetry.max_calls_per_second=0",
            "-Dtelemetry.metadata_cache=off"),
        arrivals(folder));
  }

  private Arrivals arrivals(Path folder) {
    boolean countable = output != Output.DEV_NULL;
    return countable ? new TelemetryLines(folder.resolve(output.path)) : Arrivals.NOT_COUNTED;
  }
}
