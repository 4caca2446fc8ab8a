package io.telemetryagent.bootstrap;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what is not recorded: traces that are not kept, and the exceptions in them. Threads count
 * by themselves; the sums are made where they are asked for.
 */
public final class Ledger {
  /** So many threads may come before one of them looks which have ended, if the writer does not. */
  private static final int THREADS_BETWEEN_LOOKS = 1024;

  /** Of exceptions. */
  private static final int MOST_TYPES = 1000;

  private final ConcurrentLinkedQueue<Tallies> threads = new ConcurrentLinkedQueue<Tallies>();
  private final Tallies virtualThreads = Tallies.shared();
  private final Tallies endedThreads = Tallies.shared();
  private final ExceptionCounts unsampledExceptions = new ExceptionCounts(MOST_TYPES);
  private final AtomicInteger arrivals = new AtomicInteger();

  /** Held by who adds up: no app thread waits for it. */
  private final AtomicBoolean adding = new AtomicBoolean();

  /** How many traces were not in the share that is kept. For the writer. */
  public long unsampledTraces() {
    return traces(Tallies.UNSAMPLED);
  }

  /** How many more traces were not kept as too many began in their second. For the writer. */
  public long refusedTraces() {
    return traces(Tallies.REFUSED);
  }

  /** How many exceptions of each type left a call or an exchange of a trace that is not kept. */
  public Map<String, Long> unsampledExceptions() {
    return unsampledExceptions.byType();
  }

  void countUnsampled(Throwable thrown) {
    unsampledExceptions.count(thrown);
  }

  /** Where the thread of {@code stack} is to count. */
  Tallies talliesFor(SpanStack stack) {
    if (EventQueue.isVirtual(stack.thread)) {
      return virtualThreads;
    }
    Tallies own = Tallies.of(stack);
    threads.add(own);
    if (arrivals.incrementAndGet() % THREADS_BETWEEN_LOOKS == 0 && tryAdding()) {
      settle();
      adding.set(false);
    }
    return own;
  }

  /** How many threads are looked after. */
  int threads() {
    return threads.size();
  }

  private long traces(int index) {
    while (!tryAdding()) {
      Thread.yield();
    }
    try {
      settle();
      long sum = endedThreads.traces.get(index) + virtualThreads.traces.get(index);
      for (Tallies each : threads) {
        sum += each.traces.get(index);
      }
      return sum;
    } finally {
      adding.set(false);
    }
  }

  private boolean tryAdding() {
    return adding.compareAndSet(false, true);
  }

  /** Takes over what threads counted that have ended. */
  private void settle() {
    for (Iterator<Tallies> each = threads.iterator(); each.hasNext(); ) {
      Tallies tallies = each.next();
      if (tallies.isFinished()) {
        endedThreads.addAll(tallies);
        each.remove();
      }
    }
  }
}
