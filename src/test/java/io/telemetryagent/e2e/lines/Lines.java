package io.telemetryagent.e2e.lines;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads lines, and fails unless each one alone is as telemetry.v2 says, or as ECS does. */
public final class Lines {
  private final Problems problems;
  private final LineCheck check;
  private final EcsCheck ecsCheck;
  private final List<Line> lines = new ArrayList<>();
  private byte[] buffer = new byte[4096];
  private int length;
  private int ended;

  private Lines(String where) {
    problems = new Problems(where);
    check = new LineCheck(problems);
    ecsCheck = new EcsCheck(problems);
  }

  /** Reads a file, decompressed where its name ends in {@code .gz}. */
  public static List<Line> read(Path file) {
    try (InputStream in = open(file)) {
      return new Lines(file.toString()).readAll(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file, decompressed where its name ends in {@code .gz}. */
  public static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
  }

  public static List<Line> read(byte[] bytes) {
    try {
      return new Lines("the output").readAll(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cuts at line feeds by hand: byte-wise reading took as long as all checks together. */
  private List<Line> readAll(InputStream in) throws IOException {
    byte[] chunk = new byte[1 << 16];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      int start = 0;
      for (int i = 0; i < n; i++) {
        if (chunk[i] == '\n') {
          append(chunk, start, i);
          endOfLine();
          start = i + 1;
        }
      }
      append(chunk, start, n);
    }
    if (length > 0) {
      problems.add(ended + 1, "has no end");
    }
    problems.throwIfAny();
    return lines;
  }

  private void append(byte[] chunk, int from, int to) {
    int added = to - from;
    if (length + added > buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * (length + added));
    }
    System.arraycopy(chunk, from, buffer, length, added);
    length += added;
  }

  private void endOfLine() {
    ended++;
    Line line =
        EcsCheck.isEcs(buffer, length)
            ? ecsCheck.check(ended, buffer, length)
            : check.check(ended, buffer, length);
    if (line != null) {
      lines.add(line);
    }
    length = 0;
  }
}
