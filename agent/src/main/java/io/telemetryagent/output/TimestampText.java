package io.telemetryagent.output;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Instants as RFC 3339 text in UTC with three decimals, {@code 2026-11-22T09:33:20.001Z}. Fills
 * timestamp of telemetry.v2. All but the decimals is rendered once a second.
 */
final class TimestampText {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.", Locale.ROOT);

  private long second = Long.MIN_VALUE;
  private byte[] text;

  LineBuffer append(long epochNanos, LineBuffer out) {
    long seconds = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
    if (seconds != second) {
      String shown = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).format(SECONDS);
      text = new LineBuffer(24).ascii(shown).toByteArray();
      second = seconds;
    }
    long nanos = epochNanos - seconds * NANOS_PER_SECOND;
    return out.raw(text).decimal3((int) (nanos / 1_000_000)).raw((byte) 'Z');
  }
}
