package io.telemetryagent.bench.variant;

import io.telemetryagent.bench.arrival.Arrivals;
import io.telemetryagent.bench.arrival.StalledPipe;
import io.telemetryagent.bench.arrival.TelemetryLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * This project's agent: full lines, no call damped, nothing kept between runs.
 *
 * @param remark what is told of the options, in the tables
 * @param options further ones, such as {@code overflow=drop}
 */
public record TelemetryAgent(Path jar, Output output, String remark, List<String> options)
    implements Variant {
  /** Where the lines go. */
  public enum Output {
    DEV_NULL("/dev/null", "/dev/null"),
    // As long as /dev/null: each line carries the command line, so both write lines of one length.
    FILE("a file", "out.jsonl"),
    GZIP("a .gz file", "out.jsonl.gz"),
    STALLED_PIPE("a pipe nobody reads", "pipe"),
    NOWHERE("OTLP alone", "none");

    private final String label;
    private final String path;

    Output(String label, String path) {
      this.label = label;
      this.path = path;
    }
  }

  /** With defaults. */
  public TelemetryAgent(Path jar, Output output) {
    this(jar, output, "", List.of());
  }

  /** The same with further options. */
  public TelemetryAgent with(String newRemark, String... newOptions) {
    return new TelemetryAgent(jar, output, newRemark, List.of(newOptions));
  }

  @Override
  public String label() {
    return "telemetry-agent to " + output.label + (remark.isEmpty() ? "" : ", " + remark);
  }

  @Override
  public Launch launch(Path folder, Target target) throws IOException {
    String include = target.type() + target.below().map(name -> ":" + name + ".*").orElse("");
    List<String> arguments = new ArrayList<>();
    arguments.add("-javaagent:" + jar + "=include=" + include + ",output_path=" + output.path);
    arguments.add("-Dtelemetry.max_calls_per_second=0");
    arguments.add("-Dtelemetry.metadata_cache=off");
    options.forEach(option -> arguments.add("-Dtelemetry." + option));
    return new Launch(arguments, arrivals(folder.resolve(output.path)));
  }

  private Arrivals arrivals(Path path) throws IOException {
    return switch (output) {
      case DEV_NULL, NOWHERE -> Arrivals.NOT_COUNTED;
      case FILE, GZIP -> new TelemetryLines(path);
      case STALLED_PIPE -> StalledPipe.at(path);
    };
  }
}
