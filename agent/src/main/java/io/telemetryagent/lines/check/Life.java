package io.telemetryagent.lines.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the lines of one agent say, from its agent_start to its agent_stop. */
public final class Life {
  /** Threads without an open call that are remembered. */
  private static final int IDLE_THREADS = 10_000;

  private static final int AWAITED_PARENTS = 10_000;

  /** Faults that are kept until it is known whether drops explain them. */
  private static final int HELD_FAULTS = 100;

  private final String name;

  /** Whether its first line is here; false where it is in another file. */
  final boolean hasBeginning;

  /** Whether calls and exceptions are written; false where that is not known. */
  boolean writesCalls;

  boolean writesExceptions;

  /**
   * Whether the root of a trace may have no lines, as a filter left it out or its method is damped,
   * or nothing is known of that: then what it called are roots.
   */
  boolean mayHaveSeveralRoots;

  boolean stopped;
  long lines;
  long lastSequence;
  long dropped;
  long openSpans;
  private final Map<String, long[]> counts = new HashMap<>();

  /** Parents that no line has opened so far, with the first line of a child. */
  private final Map<Long, Long> awaited = new HashMap<>();

  private final List<Faults.Fault> held = new ArrayList<>();
  private long heldCount;
  private final Map<Long, ThreadSpans> threads =
      new LinkedHashMap<Long, ThreadSpans>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ThreadSpans> eldest) {
          return size() > IDLE_THREADS && eldest.getValue().open.isEmpty();
        }
      };

  Life(String name, boolean hasBeginning) {
    this.name = name;
    this.hasBeginning = hasBeginning;
  }

  /** The service and the process. */
  public String name() {
    return name;
  }

  /** Whether its agent_start is in the input. */
  public boolean hasBeginning() {
    return hasBeginning;
  }

  /** Whether its agent_stop is: false where the process was killed, or runs still. */
  public boolean isStopped() {
    return stopped;
  }

  public long lines() {
    return lines;
  }

  /** Events that the agent says it could not write. */
  public long dropped() {
    return dropped;
  }

  /** Calls and exchanges that have begun and not ended. */
  public long openSpans() {
    return openSpans;
  }

  ThreadSpans thread(long id) {
    ThreadSpans thread = threads.get(id);
    if (thread == null) {
      thread = new ThreadSpans();
      threads.put(id, thread);
    }
    return thread;
  }

  void count(String type) {
    long[] count = counts.get(type);
    if (count == null) {
      count = new long[1];
      counts.put(type, count);
    }
    count[0]++;
  }

  long countOf(String type) {
    long[] count = counts.get(type);
    return count == null ? 0 : count[0];
  }

  /** Expects a span to be opened yet; false where there are too many of these to remember. */
  boolean awaitParent(long spanId, long line) {
    if (awaited.size() == AWAITED_PARENTS) {
      return false;
    }
    awaited.putIfAbsent(spanId, line);
    return true;
  }

  void sawParent(long spanId) {
    if (!awaited.isEmpty()) {
      awaited.remove(spanId);
    }
  }

  /** Expects no parents any more; how many there were. */
  int forgetAwaited() {
    int count = awaited.size();
    awaited.clear();
    return count;
  }

  /** Adds a fault that missing lines would explain, if the agent says later that some are. */
  void hold(long line, String problem) {
    if (held.size() < HELD_FAULTS) {
      held.add(new Faults.Fault(line, 0, problem));
    }
    heldCount++;
  }

  /** Ends it: faults that no drop explains are faults. */
  void release(Faults faults) {
    if (hasBeginning) {
      for (Map.Entry<Long, Long> parent : awaited.entrySet()) {
        hold(parent.getValue(), "has a parent that is never seen");
      }
    }
    if (dropped == 0) {
      for (Faults.Fault fault : held) {
        faults.add(fault.line(), fault.problem());
      }
      faults.addUnkept(heldCount - held.size());
    }
    held.clear();
    heldCount = 0;
    awaited.clear();
    threads.clear();
  }
}
