package io.telemetryagent.bootstrap;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what is not recorded: traces that are not kept, calls of methods that are damped, and the
 * exceptions in both. Threads count by themselves; the sums are made where they are asked for.
 */
public final class Ledger {
  /**
   * After so many new threads one of them looks which threads have ended, if the writer does not.
   */
  private static final int THREADS_BETWEEN_LOOKS = 1024;

  /** How many types of exceptions are told apart. */
  private static final int MOST_TYPES = 1000;

  private final ConcurrentLinkedQueue<Tallies> threads = new ConcurrentLinkedQueue<Tallies>();
  private final Tallies virtualThreads = Tallies.shared();
  private final Tallies endedThreads = Tallies.shared();
  private final ExceptionCounts unsampledExceptions = new ExceptionCounts(MOST_TYPES);
  private final AtomicInteger arrivals = new AtomicInteger();

  private final ExceptionCounts dampedExceptions = new ExceptionCounts(MOST_TYPES);

  /** By method, one more than its slot among the damped ones; 0 where its calls are recorded. */
  private volatile int[] damped = new int[0];

  private final DroppedCalls droppedCalls = new DroppedCalls();

  /** Held by whoever adds up; no app thread waits for it. */
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

  /** How often an exception of each type left a call of a damped method. */
  public Map<String, Long> dampedExceptions() {
    return dampedExceptions.byType();
  }

  /**
   * Has calls of {@code method} counted instead of recorded, from now on. For the writer.
   *
   * @param slot where: 0 for the first method that is damped, 1 for the second, and so on
   */
  public void damp(int method, int slot) {
    virtualThreads.calls(slot);
    setSlot(method, slot + 1);
  }

  /** Has calls of {@code method} recorded again. For the writer. */
  public void release(int method) {
    setSlot(method, 0);
  }

  /** What was counted of the method that has {@code slot}. For the writer. */
  public CallSums calls(int slot) {
    CallSums sums = new CallSums();
    beginAdding();
    try {
      settle();
      moveTo(sums, endedThreads, slot);
      moveTo(sums, virtualThreads, slot);
      for (Tallies each : threads) {
        moveTo(sums, each, slot);
      }
      return sums;
    } finally {
      adding.set(false);
    }
  }

  /** One more than the largest number of a method whose calls may have been dropped. */
  public int methods() {
    return droppedCalls.methods();
  }

  /** How many calls of {@code method} were dropped since this was last asked, about. */
  public int takeDroppedCalls(int method) {
    return droppedCalls.take(method);
  }

  /** The queue has dropped the beginning of a call. */
  void countDropped(int method) {
    droppedCalls.count(method);
  }

  /** The slot of a damped method; negative where calls of {@code method} are recorded. */
  int slotOf(int method) {
    int[] slots = damped;
    return method < slots.length ? slots[method] - 1 : -1;
  }

  void countDamped(Throwable thrown) {
    dampedExceptions.count(thrown);
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
    beginAdding();
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

  private static void moveTo(CallSums sums, Tallies tallies, int slot) {
    CallTally calls = tallies.known(slot);
    if (calls != null) {
      calls.moveTo(sums);
    }
  }

  private void setSlot(int method, int slot) {
    int[] slots = Arrays.copyOf(damped, Math.max(damped.length, method + 1));
    slots[method] = slot;
    damped = slots;
  }

  private void beginAdding() {
    while (!tryAdding()) {
      Thread.yield();
    }
  }

  private boolean tryAdding() {
    return adding.compareAndSet(false, true);
  }

  /** Takes over the counts of threads that have ended. */
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
