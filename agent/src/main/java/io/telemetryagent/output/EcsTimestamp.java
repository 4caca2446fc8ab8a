package io.telemetryagent.output;

/** The start of a line. Fills {@code @timestamp} of ECS, in UTC, with all nine decimals. */
final class EcsTimestamp {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private long second = Long.MIN_VALUE;
  private Fragment untilDecimals;

  /** Ends with the last decimal. */
  void append(long epochNanos, LineBuffer out) {
    long seconds = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
    if (seconds != second) {
      // The text first: memory may end here.
      untilDecimals = Fragment.of("{\"@timestamp\":\"" + LineStart.utc(seconds));
      second = seconds;
    }
    int nanos = (int) (epochNanos - seconds * NANOS_PER_SECOND);
    out.raw(untilDecimals).decimal3(nanos / 1_000_000);
    out.decimal3(nanos / 1000 % 1000).decimal3(nanos % 1000);
  }
}
