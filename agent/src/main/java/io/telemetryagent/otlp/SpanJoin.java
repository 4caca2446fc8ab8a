package io.telemetryagent.otlp;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.output.Event;
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
  private final boolean functions;
  private final Target target;
  private final OpenSpans open = new OpenSpans();

  /** The latest exception of a call; the exit of that call is the next event. */
  private EventCopy exception;

  private Origin origin = new Origin(Collections.<String, Object>emptyMap());

  /**
   * One that knows of no event yet.
   *
   * @param functions whether calls are among the events, and not their exceptions alone
   */
  SpanJoin(MethodTable methods, boolean functions, Target target) {
    this.names = new MethodNames(methods);
    this.functions = functions;
    this.target = target;
  }

  /** Where events come from, from now on. */
  void resource(Map<String, Object> sections) {
    origin = new Origin(sections);
  }

  void add(Event event) {
    EventCopy copy = new EventCopy(event, names.of(event.method));
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
        boolean isThrown = exception != null && exception.spanId == copy.spanId;
        close(copy, isThrown ? exception : null);
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
    for (EventCopy opening : open.takeAll()) {
      target.log(new EventLog(opening, origin));
    }
  }

  private void addException(EventCopy copy) {
    if (functions) {
      exception = copy;
    } else {
      target.log(new EventLog(copy, origin));
    }
  }

  private void close(EventCopy end, EventCopy thrown) {
    exception = null;
    target.span(new EventSpan(open.take(end.spanId), thrown, end, origin));
  }
}
