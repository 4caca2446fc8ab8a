package io.telemetryagent.bench.variant;

import io.telemetryagent.bench.arrival.Arrivals;
import java.util.List;
import java.util.Map;

/**
 * What one process is started with.
 *
 * @param jvmArguments the agent and its options
 * @param environment variables added to the runner's own
 * @param arrivals where the telemetry of this process goes; to be closed
 */
public record Launch(
    List<String> jvmArguments, Map<String, String> environment, Arrivals arrivals) {
  Launch(List<String> jvmArguments, Arrivals arrivals) {
    this(jvmArguments, Map.of(), arrivals);
  }
}
