package io.telemetryagent.pipeline.filter;

import io.telemetryagent.output.Event;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What filters decided about spans: the end of one that was left out is left out too, and what was
 * called in it belongs to the nearest caller that is written.
 */
public final class SpanFates {
  /** More than are ever open; a bound as the end of one may have been dropped. */
  private static final int MOST_OPEN = 1 << 20;

  /** How many that have ended are remembered: work that they handed over may yet begin. */
  private static final int MOST_ENDED = 1 << 16;

  /** By then each thread's waiting events were handed over, at the usual capacity of the queue. */
  private static final int MOST_TRIES = 128;

  private static final class Fate {
    final long parentId;
    boolean isLeftOut;

    Fate(long parentId) {
      this.parentId = parentId;
    }
  }

  /** An event whose parent has not come yet. */
  private static final class Waiting {
    final long parentId;
    final long nanos;
    int tries;

    Waiting(long parentId, long nanos) {
      this.parentId = parentId;
      this.nanos = nanos;
    }
  }

  private final Map<Long, Fate> open = new Remembered(MOST_OPEN);
  private final Map<Long, Fate> ended = new Remembered(MOST_ENDED);
  private final Map<Long, Waiting> waiting = new HashMap<>();

  /**
   * Whether this opening event has to wait for that of its parent, which is in the buffer of
   * another thread: only then is known whether the parent is written.
   */
  public boolean isTooEarly(long spanId, long parentId, long nanos) {
    if (parentId == 0 || find(parentId) != null) {
      return false;
    }
    Waiting since = waiting.get(spanId);
    if (since == null) {
      since = new Waiting(parentId, nanos);
      waiting.put(spanId, since);
    }
    since.tries++;
    if (since.tries <= MOST_TRIES) {
      return true;
    }
    giveUp(since);
    return false;
  }

  /**
   * Nothing new has come, so what waits for a parent waits for one of long ago, which will not
   * come. Lets the oldest go on; false where none waits.
   */
  public boolean letOneGo() {
    Waiting oldest = null;
    for (Waiting each : waiting.values()) {
      if (oldest == null || each.nanos - oldest.nanos < 0) {
        oldest = each;
      }
    }
    if (oldest == null) {
      return false;
    }
    giveUp(oldest);
    return true;
  }

  /** Takes up a span that begins, and gives the event the parent that is written. */
  public void open(Event event) {
    waiting.remove(event.spanId);
    Fate parent = find(event.parentId);
    if (parent != null && parent.isLeftOut) {
      event.parentId = parent.parentId;
    }
    open.put(event.spanId, new Fate(event.parentId));
  }

  /** Leaves out the span of this opening event. */
  public void leaveOut(Event event) {
    open.get(event.spanId).isLeftOut = true;
  }

  public boolean isLeftOut(long spanId) {
    Fate fate = open.get(spanId);
    return fate != null && fate.isLeftOut;
  }

  /**
   * Ends a span; returns the parent that its events name, or {@code parentId} where that is not
   * known.
   */
  public long end(long spanId, long parentId) {
    Fate fate = open.remove(spanId);
    if (fate == null) {
      return parentId;
    }
    ended.put(spanId, fate);
    return fate.parentId;
  }

  /** From now on that parent counts as written. */
  private void giveUp(Waiting vain) {
    waiting.values().removeIf(each -> each.parentId == vain.parentId);
    ended.put(vain.parentId, new Fate(0));
  }

  private Fate find(long spanId) {
    Fate fate = open.get(spanId);
    return fate == null ? ended.get(spanId) : fate;
  }

  /** Forgets the one that was not asked for longest. */
  private static final class Remembered extends LinkedHashMap<Long, Fate> {
    private static final long serialVersionUID = 1;

    private final int most;

    Remembered(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Fate> eldest) {
      return size() > most;
    }
  }
}
