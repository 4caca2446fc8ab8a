package io.telemetryagent.e2e.lines;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads lines, and fails unless each one alone is as telemetry.v2 says. */
public final class Lines {
  private final Problems problems;
  private final LineCheck check;
  private final List<Line> lines = new ArrayList<>();
  private byte[] buffer = new byte[4096];
  private int length;

  private Lines(String where) {
    problems = new Problems(where);
    check = new LineCheck(problems);
  }

  public static List<Line> read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return new Lines(file.toString()).readAll(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Line> read(byte[] bytes) {
    try {
      return new Lines("the output").readAll(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Line> readAll(InputStream in) throws IOException {
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        endOfLine();
      } else {
        append((byte) b);
      }
    }
    if (length > 0) {
      problems.add(lines.size() + 1, "has no end");
    }
    problems.throwIfAny();
    return lines;
  }

  private void append(byte b) {
    if (length == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * length);
    }
    buffer[length++] = b;
  }

  private void endOfLine() {
    Line line = check.check(lines.size() + 1, buffer, length);
    if (line != null) {
      lines.add(line);
    }
    length = 0;
  }
}
