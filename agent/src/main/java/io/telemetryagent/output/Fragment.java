package io.telemetryagent.output;

import java.nio.charset.StandardCharsets;

/**
 * Bytes that occur in many lines. They are rendered once and copied; and a compressor that knows
 * where they stood last refers back to them instead of looking for what repeats.
 */
final class Fragment {
  final byte[] bytes;

  /** Where it began when the compressor last met it, counted from its first byte; -1 for never. */
  long lastAt = -1;

  Fragment(byte[] bytes) {
    this.bytes = bytes;
  }

  static Fragment of(String text) {
    return new Fragment(text.getBytes(StandardCharsets.UTF_8));
  }
}
