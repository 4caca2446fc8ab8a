package io.telemetryagent.output;

import io.telemetryagent.bootstrap.SampleThreshold;

/**
 * The rate at which traces are kept; rendered again when it changes. Fills sample_rate of
 * telemetry.v2.
 */
final class SampleRateText {
  private final String quote;
  private long threshold;
  private Fragment text;

  /** {@code quote} is put around the rate: empty for a number. */
  SampleRateText(String quote) {
    this.quote = quote;
  }

  /** The attribute for traces kept by {@code newThreshold}. */
  Fragment of(long newThreshold) {
    if (text == null || newThreshold != threshold) {
      String rate = quote + SampleThreshold.rate(newThreshold) + quote;
      text = Fragment.of("\"sample_rate\":" + rate);
      threshold = newThreshold;
    }
    return text;
  }
}
