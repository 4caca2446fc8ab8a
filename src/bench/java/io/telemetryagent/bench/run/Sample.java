package io.telemetryagent.bench.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** What one process measured, by name. */
public final class Sample {
  private final Map<String, Double> values = new HashMap<>();

  /** An empty sample. */
  public Sample() {}

  Sample(Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      put(name, Double.parseDouble(properties.getProperty(name)));
    }
  }

  public Sample put(String name, double value) {
    values.put(name, value);
    return this;
  }

  /** NaN where it was not measured. */
  public double get(String name) {
    return values.getOrDefault(name, Double.NaN);
  }
}
