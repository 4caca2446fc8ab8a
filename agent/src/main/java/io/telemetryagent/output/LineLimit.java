package io.telemetryagent.output;

/** Holds lines to a size: the longest strings of a line that is too long are cut. */
final class LineLimit {
  /** Shortest length strings are cut to. */
  private static final int SHORTEST_CUT = 16;

  /** Renders one line of a format. */
  interface Format {
    /** Appends {@code event}; says in the line that it was cut if {@code truncated}. */
    void line(Event event, LineBuffer out, boolean truncated);
  }

  private final Format format;
  private final int maxLineBytes;

  /** The last span whose line was cut, and to how many characters a string. */
  private long cutSpan;

  private int cutChars;

  LineLimit(Format format, int maxLineBytes) {
    this.format = format;
    this.maxLineBytes = maxLineBytes;
  }

  void append(Event event, LineBuffer out) {
    int start = out.position();
    // An exit says of its error what the exception before it said, so it is cut alike.
    boolean cutBefore = event.error != null && event.spanId != 0 && event.spanId == cutSpan;
    int cut = cutBefore ? cutChars : maxLineBytes / 4;
    if (!cutBefore) {
      // A longer string alone would make the line too long; a huge one is not even rendered.
      out.longestString(maxLineBytes);
      format.line(event, out, false);
    }
    while (cutBefore || out.position() - start > maxLineBytes && cut >= SHORTEST_CUT) {
      cutBefore = false;
      cutSpan = event.spanId;
      cutChars = cut;
      out.position(start);
      out.longestString(cut);
      format.line(event, out, true);
      cut /= 2;
    }
  }
}
