package io.telemetryagent.lines.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What was found wrong. Keeps the faults of the first lines, and counts the others. */
public final class Faults {
  private static final Comparator<Fault> BY_LINE =
      Comparator.comparingLong((Fault fault) -> fault.line).thenComparingLong(fault -> fault.order);

  private final int kept;
  private final PriorityQueue<Fault> first = new PriorityQueue<>(BY_LINE.reversed());
  private long count;

  public Faults(int kept) {
    this.kept = kept;
  }

  /** {@code line} counts all lines of all files, from 1. */
  public void add(long line, String problem) {
    first.add(new Fault(line, count++, problem));
    if (first.size() > kept) {
      first.poll();
    }
  }

  /** Counts more of them, all behind those that are kept. */
  void addUnkept(long more) {
    count += more;
  }

  /** How many there were. */
  public long count() {
    return count;
  }

  /** The first of them, by line. */
  public List<Fault> first() {
    List<Fault> sorted = new ArrayList<>(first);
    sorted.sort(BY_LINE);
    return sorted;
  }

  /** What is wrong in one line. */
  public static final class Fault {
    private final long line;
    private final long order;
    private final String problem;

    Fault(long line, long order, String problem) {
      this.line = line;
      this.order = order;
      this.problem = problem;
    }

    public long line() {
      return line;
    }

    public String problem() {
      return problem;
    }
  }
}
