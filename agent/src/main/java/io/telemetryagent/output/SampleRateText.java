package io.telemetryagent.output;

import io.telemetryagent.bootstrap.SampleThreshold;

/**
 * The rate at which traces are kept; rendered anew where it changes. Fills sample_rate of
 * telemetry.v2.
 */
final class SampleRateText {
  private long threshold;
  private Fragment text;

  /** The attribute for traces kept by {@code newThreshold}. */
  Fragment of(long newThreshold) {
    if (text == null || newThreshold != threshold) {
      text = Fragment.of("\"sample_rate\":" + SampleThreshold.rate(newThreshold));
      threshold = newThreshold;
    }
    return text;
  }
}
