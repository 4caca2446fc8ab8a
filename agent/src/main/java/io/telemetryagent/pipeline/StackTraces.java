package io.telemetryagent.pipeline;

import java.io.PrintWriter;
import java.io.Writer;

/**
 * Renders throwables. They are the app's: any method of theirs may throw, loop or print for ever.
 */
final class StackTraces {
  private StackTraces() {}

  /** Its message; null where there is none or asking for it fails. */
  static String messageOf(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (Throwable t) {
      return null;
    }
  }

  /**
   * What {@link Throwable#printStackTrace(PrintWriter)} gives, causes and suppressed included, cut
   * to {@code maxChars} with {@code ...} at the end; null where it fails.
   */
  static String render(Throwable thrown, int maxChars) {
    CappedWriter text = new CappedWriter(maxChars);
    try {
      thrown.printStackTrace(new PrintWriter(text));
    } catch (Throwable t) {
      if (!text.full) {
        return null;
      }
    }
    return text.toString();
  }

  /** Keeps what fits, then ends the printing by an exception of its own. */
  private static final class CappedWriter extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final int maxChars;
    private boolean full;

    CappedWriter(int maxChars) {
      this.maxChars = maxChars;
    }

    @Override
    public void write(char[] chars, int from, int length) {
      int room = maxChars - text.length();
      text.append(chars, from, Math.min(room, length));
      if (length > room) {
        if (!full) {
          full = true;
          text.append("...");
        }
        throw new IllegalStateException("the stack trace is longer than " + maxChars);
      }
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // Nothing to release.
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
