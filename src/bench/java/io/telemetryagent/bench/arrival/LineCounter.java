package io.telemetryagent.bench.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Counts lines by how they begin, at the speed of reading. */
final class LineCounter {
  /** Enough of a line to tell what it is. */
  private static final int HEAD_BYTES = 256;

  private LineCounter() {}

  /** How many lines have a head (the first {@value #HEAD_BYTES} bytes) that is {@code wanted}. */
  static long count(InputStream in, Predicate<String> wanted) throws IOException {
    byte[] buffer = new byte[1 << 20];
    byte[] head = new byte[HEAD_BYTES];
    int headLength = 0;
    long count = 0;
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      for (int i = 0; i < length; i++) {
        byte b = buffer[i];
        if (b == '\n') {
          count += wanted.test(text(head, headLength)) ? 1 : 0;
          headLength = 0;
        } else if (headLength < HEAD_BYTES) {
          head[headLength++] = b;
        }
      }
    }
    return count;
  }

  private static String text(byte[] head, int length) {
    return new String(head, 0, length, StandardCharsets.ISO_8859_1);
  }
}
