package io.telemetryagent.output;

/** The trace id, as far as the opening quote; rendered again when the trace changes. */
final class TraceText {
  private long high;
  private long low;
  private Fragment text;

  Fragment of(long traceHigh, long traceLow) {
    if (text == null || traceHigh != high || traceLow != low) {
      LineBuffer out = new LineBuffer(33).ascii("\"").hex(traceHigh).hex(traceLow);
      // The text first: memory may end here.
      text = new Fragment(out.toByteArray());
      high = traceHigh;
      low = traceLow;
    }
    return text;
  }
}
