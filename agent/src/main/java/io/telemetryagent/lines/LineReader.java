package io.telemetryagent.lines;

import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream into lines without copying them. Holds no more than the longest line. */
public final class LineReader {
  /** The largest that {@code max_line_bytes} may be. */
  public static final int MAX_LINE_BYTES = 64 << 20;

  /** The default of {@code max_line_bytes}. */
  public static final int USUAL_MAX_BYTES = 256 << 10;

  private static final int CHUNK_BYTES = 1 << 18;

  private final InputStream in;
  private byte[] buffer = new byte[2 * CHUNK_BYTES];
  private int start;
  private int length;
  private int next;
  private int filled;
  private long number;
  private long bytesRead;
  private boolean whole;
  private boolean tooLong;

  public LineReader(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end. The bytes of the line before are gone then. */
  public boolean next() throws IOException {
    start = next;
    tooLong = false;
    int searched = start;
    for (; ; ) {
      int end = indexOfLineFeed(searched);
      if (end >= 0) {
        return found(end - start, end + 1, true);
      }
      searched = filled - start;
      if (filled - start > MAX_LINE_BYTES) {
        tooLong = true;
        filled = start;
        searched = 0;
      }
      boolean more = fill();
      searched += start;
      if (!more) {
        boolean rest = filled > start || tooLong;
        return rest && found(filled - start, filled, false);
      }
    }
  }

  /** Holds the line, from {@link #start} on for {@link #length} bytes. */
  public byte[] bytes() {
    return buffer;
  }

  public int start() {
    return start;
  }

  /** Without the line feed; of a line that is too long, only its end is there. */
  public int length() {
    return length;
  }

  /** Counted from 1. */
  public long number() {
    return number;
  }

  /** Whether a line feed ends the line; false for a last line that is torn. */
  public boolean isWhole() {
    return whole;
  }

  /** Whether the line is longer than any that is allowed. */
  public boolean isTooLong() {
    return tooLong;
  }

  /** How many bytes there were so far, after decompression. */
  public long bytesRead() {
    return bytesRead;
  }

  private boolean found(int length, int next, boolean whole) {
    this.length = length;
    this.next = next;
    this.whole = whole;
    tooLong |= length > MAX_LINE_BYTES;
    number++;
    return true;
  }

  private int indexOfLineFeed(int from) {
    byte[] bytes = buffer;
    for (int i = from; i < filled; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Moves the begun line to the front, and reads more behind it. */
  private boolean fill() throws IOException {
    if (buffer.length - filled < CHUNK_BYTES) {
      int kept = filled - start;
      byte[] target = kept > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
      System.arraycopy(buffer, start, target, 0, kept);
      buffer = target;
      start = 0;
      filled = kept;
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    if (count < 0) {
      return false;
    }
    filled += count;
    bytesRead += count;
    return true;
  }
}
