package io.telemetryagent.lines.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Pairs, parents, and the order within a thread. On one thread calls close in the reverse order of
 * opening, and time does not go back; an exchange may end on another thread, and a call on another
 * thread may outlive its parent. Lines of different threads may stand in any order.
 */
final class SpanRules {
  /** How many spans may be open; of more, the oldest are not followed to their end. */
  private static final int MOST_OPEN = 1 << 19;

  /** How many ended spans, roots and failures are remembered, a power of two. */
  private static final int REMEMBERED = 1 << 18;

  private final int mostOpen;
  private final Map<Long, OpenSpan> open = new LinkedHashMap<>();
  private final RecentIds ended;
  private final RecentIds roots;
  private final RecentIds failed;
  private boolean gaveUp;
  private long unjudged;

  SpanRules() {
    this(MOST_OPEN, REMEMBERED);
  }

  /** {@code remembered} is a power of two. */
  SpanRules(int mostOpen, int remembered) {
    this.mostOpen = mostOpen;
    ended = new RecentIds(remembered);
    roots = new RecentIds(remembered);
    failed = new RecentIds(remembered);
  }

  /** Lines whose partner or parent may have been forgotten. */
  long unjudged() {
    return unjudged;
  }

  void next(TracedLine line, Life life, Faults faults) {
    ThreadSpans thread = life.thread(line.threadId);
    if (line.timestampNs >= 0 && line.threadId >= 0) {
      if (line.timestampNs < thread.lastTimestampNs) {
        faults.add(line.number, "is older than the line before it on its thread");
      }
      thread.lastTimestampNs = line.timestampNs;
    }
    if (!line.isOfSpan()) {
      return;
    }
    if (line.is("function_entry") || line.opensExchange()) {
      open(line, life, thread);
    } else if (line.is("function_exit")) {
      closeCall(line, life, thread);
    } else if (line.closesExchange()) {
      closeExchange(line, life);
    } else if (line.is("exception")) {
      leaveByThrow(line, life, thread);
    }
  }

  private void open(TracedLine line, Life life, ThreadSpans thread) {
    if (open.containsKey(line.spanId) || ended.get(line.spanId) != 0) {
      life.hold(line.number, "has a span_id that another span has");
      return;
    }
    OpenSpan caller = thread.open.peek();
    if (line.parentId == 0) {
      checkRoot(line, life, caller);
    } else {
      checkParent(line, life, caller);
    }
    OpenSpan span = new OpenSpan(line, life, thread);
    life.openSpans++;
    life.sawParent(line.spanId);
    open.put(line.spanId, span);
    if (span.isCall) {
      thread.open.push(span);
    }
    giveUpTheOldest();
  }

  private void giveUpTheOldest() {
    if (open.size() > mostOpen) {
      OpenSpan oldest = open.values().iterator().next();
      oldest.thread.open.removeLastOccurrence(oldest);
      end(oldest);
      gaveUp = true;
    }
  }

  private void end(OpenSpan span) {
    open.remove(span.spanId);
    ended.put(span.spanId, span.traceId);
  }

  private void checkRoot(TracedLine line, Life life, OpenSpan caller) {
    if (roots.get(line.traceId) != 0 && !life.mayHaveSeveralRoots) {
      life.hold(line.number, "is a second root of its trace");
    }
    roots.put(line.traceId, 1);
    // What serves a request begins a trace, wherever the server's own calls are.
    if (caller != null && !line.isServed) {
      life.hold(line.number, "is no root: it is called within the span of line " + caller.number);
    }
  }

  private void checkParent(TracedLine line, Life life, OpenSpan caller) {
    OpenSpan parent = open.get(line.parentId);
    long trace = parent != null ? parent.traceId : ended.get(line.parentId);
    if (trace == 0) {
      missParent(line, life);
    } else if (trace != line.traceId) {
      life.hold(line.number, "is in another trace than its parent");
    } else if (parent != null && caller != null && parent != caller) {
      boolean isHandedOver = !parent.isCall || parent.thread != caller.thread;
      if (!isHandedOver) {
        life.hold(
            line.number, "is called within the span of line " + caller.number + ", not its parent");
      }
    }
  }

  /** A request's parent may be in another process, and a call may be of a kind not written. */
  private void missParent(TracedLine line, Life life) {
    if (line.isServed || !life.writesCalls) {
      return;
    }
    if (gaveUp || ended.isForgetful() || !life.awaitParent(line.parentId, line.number)) {
      unjudged++;
    }
  }

  private void leaveByThrow(TracedLine line, Life life, ThreadSpans thread) {
    if (life.writesCalls) {
      OpenSpan span = thread.open.peek();
      if (span == null || !span.isOf(line)) {
        unmatched(line, life, "an exception leaves a span that is not the innermost open one");
      } else if (thread.thrown != null) {
        life.hold(line.number, "an exception follows that of line " + thread.thrown.number);
      }
      thread.thrown = line;
    }
    checkOrigin(line, life);
  }

  /** An error has its stack trace where it is first seen; the others point there. */
  private void checkOrigin(TracedLine line, Life life) {
    if (line.originId == 0) {
      failed.put(line.spanId, 1);
    } else if (failed.get(line.originId) == 0 && !failed.isForgetful() && life.hasBeginning) {
      life.hold(line.number, "error.origin_span_id names a span that nothing has left");
    }
  }

  private void closeCall(TracedLine line, Life life, ThreadSpans thread) {
    OpenSpan call = open.get(line.spanId);
    TracedLine thrown = thread.thrown;
    thread.thrown = null;
    if (call == null || call.thread != thread || !call.isOf(line)) {
      unmatched(line, life, "closes a span that is not open on its thread");
      return;
    }
    if (thread.open.peek() != call) {
      life.hold(
          line.number,
          "closes a span while the one of line " + thread.open.peek().number + " is open in it");
    }
    OpenSpan closed;
    do {
      closed = thread.open.pop();
      end(closed);
      life.openSpans--;
    } while (closed != call);
    checkThrown(line, life, call, thrown);
  }

  private void checkThrown(TracedLine line, Life life, OpenSpan call, TracedLine thrown) {
    boolean toldBefore = thrown != null && call.isOf(thrown);
    if (life.writesExceptions && toldBefore != (line.errorType != null)) {
      life.hold(line.number, "an exit has an error just when an exception is before it");
    } else if (toldBefore
        && !(Objects.equals(thrown.errorType, line.errorType)
            && Objects.equals(thrown.errorMessage, line.errorMessage))) {
      life.hold(line.number, "has another error than the exception of line " + thrown.number);
    }
  }

  private void closeExchange(TracedLine line, Life life) {
    OpenSpan exchange = open.get(line.spanId);
    if (exchange == null || !exchange.isOf(line)) {
      unmatched(line, life, "ends an exchange that is not open");
      return;
    }
    end(exchange);
    life.openSpans--;
    if (line.errorType != null) {
      checkOrigin(line, life);
    }
  }

  /** The beginning may be in an earlier file, or given up here. */
  private void unmatched(TracedLine line, Life life, String problem) {
    boolean unknown = !open.containsKey(line.spanId);
    if (unknown && (gaveUp || !life.hasBeginning)) {
      unjudged++;
    } else {
      life.hold(line.number, problem);
    }
  }

  /**
   * Forgets what a life leaves open. Where it was killed, or goes on, the parents of some lines may
   * have been in a buffer still.
   */
  void endOf(Life life) {
    if (!life.stopped) {
      unjudged += life.forgetAwaited();
    }
    if (life.openSpans > 0) {
      open.values().removeIf(span -> span.life == life);
    }
  }
}
