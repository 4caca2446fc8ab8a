package io.telemetryagent.bench.run;

import java.io.IOException;
import java.util.List;

/**
 * Measures several cases by turns, so that what changes on the machine meanwhile hits them all. One
 * that fails does not stop the others.
 */
public final class Turns {
  /** Takes one sample of a case. */
  @FunctionalInterface
  public interface Measurement<T> {
    Sample of(T measured) throws IOException, InterruptedException;
  }

  private Turns() {}

  public static <T> Samples take(int rounds, List<T> cases, Measurement<T> measurement)
      throws InterruptedException {
    Samples samples = new Samples();
    for (int round = 0; round < rounds; round++) {
      for (T each : cases) {
        try {
          samples.add(each, measurement.of(each));
        } catch (IOException e) {
          samples.addFailure(each, e.getMessage());
        }
      }
    }
    return samples;
  }
}
