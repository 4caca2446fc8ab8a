package io.telemetryagent.otlp;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import java.util.Collections;
import java.util.Map;

/**
 * Makes one span of the two or three events that tell of a call or exchange, and log records of all
 * others. Used by the writer thread alone.
 */
final class SpanJoin {
  /** Where they go. */
  interface Target {
    void span(EventSpan span);

    void log(EventLog log);
  }

  private final MethodNames names;
  private final Target target;
  private final OpenSpans open = new OpenSpans();

  /** An exception of a call, of which the exit is the next event, if calls are written at all. */
  private EventCopy exception;

  private Origin origin = new Origin(Collections.<String, Object>emptyMap());

  /** One that knows of no event yet. */
  SpanJoin(MethodTable methods, Target target) {
    this.names = new MethodNames(methods);
    this.target = target;
  }

  /** Where events come from, from now on. */
  void resource(Map<String, Object> sections) {
    origin = new Origin(sections);
  }

  void add(Event event) {
    EventCopy copy = new EventCopy(event, names.of(event.method));
    EventCopy thrown = exception;
    exception = null;
    if (thrown != null && (copy.type != EventType.FUNCTION_EXIT || copy.spanId != thrown.spanId)) {
      target.log(new EventLog(thrown, origin));
      thrown = null;
    }
    switch (copy.type) {
      case FUNCTION_ENTRY:
      case HTTP_REQUEST:
      case DB_REQUEST:
        open.put(copy);
        break;
      case EXCEPTION:
        addException(copy);
        break;
      case FUNCTION_EXIT:
        close(copy, thrown);
        break;
      case HTTP_RESPONSE:
      case DB_RESPONSE:
        close(copy, copy.error == null ? null : copy);
        break;
      default:
        target.log(new EventLog(copy, origin));
    }
  }

  /** No span will be closed any more: what is open becomes log records. */
  void end() {
    if (exception != null) {
      target.log(new EventLog(exception, origin));
      exception = null;
    }
    for (EventCopy opening : open.takeAll()) {
      target.log(new EventLog(opening, origin));
    }
  }

  /** One of no span comes from a rehearsal; nothing follows it. */
  private void addException(EventCopy copy) {
    if (copy.spanId == 0) {
      target.log(new EventLog(copy, origin));
    } else {
      exception = copy;
    }
  }

  private void close(EventCopy end, EventCopy thrown) {
    target.span(new EventSpan(open.take(end.spanId), thrown, end, origin));
  }
}
