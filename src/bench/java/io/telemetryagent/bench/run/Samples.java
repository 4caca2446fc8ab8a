package io.telemetryagent.bench.run;

import io.telemetryagent.bench.variant.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The samples of several cases. What is told of a case is the median of its samples. */
public final class Samples {
  private final Map<Object, List<Sample>> byCase = new LinkedHashMap<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  void add(Object measured, Sample sample) {
    byCase.computeIfAbsent(measured, unused -> new ArrayList<>()).add(sample);
  }

  void addFailure(Object measured, String reason) {
    failures.put(measured instanceof Variant variant ? variant.label() : "" + measured, reason);
  }

  /** Which runs failed and why, in Markdown; empty where none did. */
  public String failures() {
    StringBuilder text = new StringBuilder();
    failures.forEach(
        (name, reason) -> text.append("\n").append(name).append(": ").append(reason).append(".\n"));
    return text.toString();
  }

  /** Whether the case was measured at all. */
  public boolean has(Object measured) {
    return byCase.containsKey(measured);
  }

  /** The median of what the samples of a case say; NaN where they do not. */
  public double median(Object measured, String name) {
    double[] sorted =
        byCase.getOrDefault(measured, List.of()).stream()
            .mapToDouble(sample -> sample.get(name))
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
