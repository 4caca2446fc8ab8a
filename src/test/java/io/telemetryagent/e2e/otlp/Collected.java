package io.telemetryagent.e2e.otlp;

import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a receiver took. */
public final class Collected {
  private final List<SentSpan> spans = new ArrayList<>();
  private final List<SentLog> logs = new ArrayList<>();

  /** Takes all spans but the first {@code refused}. */
  synchronized void spans(List<ResourceSpans> received, int refused) {
    int seen = 0;
    for (ResourceSpans group : received) {
      for (ScopeSpans scope : group.getScopeSpansList()) {
        for (var span : scope.getSpansList()) {
          if (++seen > refused) {
            spans.add(new SentSpan(span, group.getResource()));
          }
        }
      }
    }
    notifyAll();
  }

  synchronized void logs(List<ResourceLogs> received) {
    for (ResourceLogs group : received) {
      for (ScopeLogs scope : group.getScopeLogsList()) {
        scope.getLogRecordsList().forEach(log -> logs.add(new SentLog(log, group.getResource())));
      }
    }
    notifyAll();
  }

  public synchronized List<SentSpan> spans() {
    return List.copyOf(spans);
  }

  /** Each span once: one whose answer was lost on its way was sent again. */
  public List<SentSpan> distinctSpans() {
    return spans().stream().distinct().toList();
  }

  public synchronized List<SentLog> logs() {
    return List.copyOf(logs);
  }

  /** Waits until there are so many spans. */
  public synchronized void awaitSpans(int count) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (spans.size() < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("only " + spans.size() + " spans came");
      }
      wait(left);
    }
  }
}
