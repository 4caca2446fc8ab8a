package io.telemetryagent.output;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The start of a line. Fills schema, timestamp (RFC 3339 in UTC with three decimals, {@code
 * 2026-11-22T09:33:20.001Z}), timestamp_ns and sequence of telemetry.v2. What a second has in
 * common is rendered once.
 */
final class LineStart {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.", Locale.ROOT);

  private final Fragment sequenceKey = Fragment.of(",\"sequence\":");
  private long second = Long.MIN_VALUE;
  private Fragment untilDecimals;
  private Fragment untilNanos;

  void append(long epochNanos, long sequence, LineBuffer out) {
    long seconds = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
    if (seconds != second) {
      // Memory may end midway: until both texts are there, neither is to be used.
      second = Long.MIN_VALUE;
      render(seconds);
      second = seconds;
    }
    int nanos = (int) (epochNanos - seconds * NANOS_PER_SECOND);
    int millis = nanos / 1_000_000;
    int micros = nanos / 1000;
    out.raw(untilDecimals).decimal3(millis).raw(untilNanos);
    out.decimal3(millis).decimal3(micros % 1000).decimal3(nanos % 1000);
    out.raw(sequenceKey).decimal(sequence);
  }

  private void render(long seconds) {
    untilDecimals =
        Fragment.of(
            "{\"schema\":{\"format\":\"telemetry.v2\",\"version\":\"2.0.0\"},\"timestamp\":\""
                + utc(seconds));
    untilNanos = Fragment.of("Z\",\"timestamp_ns\":" + seconds);
  }

  /** Date and time up to the decimal point: {@code 2026-11-22T09:33:20.} */
  static String utc(long epochSecond) {
    return LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC).format(SECONDS);
  }
}
