package io.telemetryagent.lines;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/** The text of lines, decompressed where it is gzip, of as many members as there are. */
public final class LineInput {
  private static final int GZIP_FIRST = 0x1F;
  private static final int GZIP_SECOND = 0x8B;
  private static final int BUFFER_BYTES = 1 << 16;

  private LineInput() {}

  /** Looks at the first two bytes, not at a name: what comes through a pipe has none. */
  public static InputStream open(InputStream raw) throws IOException {
    PushbackInputStream in = new MemberInput(new BufferedInputStream(raw, BUFFER_BYTES));
    int first = in.read();
    int second = first == GZIP_FIRST ? in.read() : -1;
    if (second >= 0) {
      in.unread(second);
    }
    if (first >= 0) {
      in.unread(first);
    }
    return isGzip(first, second) ? new GZIPInputStream(in, BUFFER_BYTES) : in;
  }

  /** Whether a file with these first two bytes is compressed. */
  public static boolean isGzip(int first, int second) {
    return first == GZIP_FIRST && second == GZIP_SECOND;
  }

  /**
   * Tells GZIPInputStream whether another member follows. It asks by {@code available}, which is 0
   * for a pipe that has nothing right now.
   */
  private static final class MemberInput extends PushbackInputStream {
    MemberInput(InputStream in) {
      super(in, 2);
    }

    @Override
    public int available() throws IOException {
      int next = read();
      if (next < 0) {
        return 0;
      }
      unread(next);
      return Math.max(1, super.available());
    }
  }
}
