package io.telemetryagent.redact;

import java.util.Arrays;

/**
 * Where the secrets of one text are. All finders look at the text as it was, so that none of them
 * takes away what another one would know a secret by; what overlaps becomes one.
 */
final class Finds {
  private static final int INDEX_BITS = 31;
  private static final String LITERAL = "?";
  private static final long[] NONE = {};

  /** Each as start, end, and one bit for a literal; so they can be sorted by their starts. */
  private long[] packed = NONE;

  private int size;

  /** A secret. */
  void add(int from, int to) {
    add(from, to, 0);
  }

  /** A literal of SQL: it is shown as in {@code db.statement}. */
  void addLiteral(int from, int to) {
    add(from, to, 1);
  }

  boolean isEmpty() {
    return size == 0;
  }

  private void add(int from, int to, long literal) {
    if (from >= to) {
      return;
    }
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, Math.max(4, size * 2));
    }
    packed[size++] = (long) from << INDEX_BITS + 1 | (long) to << 1 | literal;
  }

  /** The first {@code length} characters of {@code text} without what was found. */
  String takeOutOf(String text, int length) {
    Arrays.sort(packed, 0, size);
    StringBuilder safe = new StringBuilder(length);
    int copied = 0;
    for (int i = 0; i < size && from(i) < length; ) {
      int from = from(i);
      int to = to(i);
      boolean literal = isLiteral(i);
      for (i++; i < size && from(i) < to; i++) {
        to = Math.max(to, to(i));
        literal &= isLiteral(i);
      }
      safe.append(text, copied, from).append(literal ? LITERAL : Redactor.REDACTED);
      copied = to;
    }
    return copied < length ? safe.append(text, copied, length).toString() : safe.toString();
  }

  private int from(int i) {
    return (int) (packed[i] >>> INDEX_BITS + 1);
  }

  private int to(int i) {
    return (int) (packed[i] >>> 1) & Integer.MAX_VALUE;
  }

  private boolean isLiteral(int i) {
    return (packed[i] & 1) == 1;
  }
}
