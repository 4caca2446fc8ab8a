package io.telemetryagent.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One event as a line for a person: time, thread, then what happened, as deep as the call is. Takes
 * any JSON: what is missing is left out. Text of the app cannot speak to the terminal.
 */
final class EventView {
  /** Spans whose depth is remembered. */
  private static final int SPANS = 100_000;

  private static final int THREAD_WIDTH = 14;

  /** Deeper calls are shown at this depth. */
  private static final int DEEPEST = 40;

  private final Colours colours;
  private final Map<String, Integer> depths =
      new LinkedHashMap<String, Integer>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > SPANS;
        }
      };

  EventView(Colours colours) {
    this.colours = colours;
  }

  /** What is between the date and the Z of a timestamp; empty if there is none. */
  static String timeOf(Map<String, Object> event) {
    String timestamp = text(event, "timestamp");
    int t = timestamp.indexOf('T');
    return t < 0 ? "" : timestamp.substring(t + 1).replace("Z", "");
  }

  /** The line, without a line feed. Each event must come by here, so that depths are known. */
  String of(Map<String, Object> event) {
    String thread = text(object(event, "attributes"), "thread.name");
    StringBuilder line = new StringBuilder();
    line.append(colours.faint(safe(timeOf(event)))).append(' ');
    line.append(colours.faint(fitted(safe(thread)))).append(' ');
    for (int depth = depthOf(event); depth > 0; depth--) {
      line.append("  ");
    }
    return line.append(what(event)).toString();
  }

  private String what(Map<String, Object> event) {
    String type = text(event, "event_type");
    String message = safe(text(event, "message"));
    boolean failed = "ERROR".equals(text(event, "severity"));
    switch (type) {
      case "function_entry":
        return "> " + function(event);
      case "function_exit":
        return exit(event, failed);
      case "exception":
        return colours.red("! " + message);
      case "http_request":
      case "db_request":
        return colours.cyan("> " + message);
      case "http_response":
      case "db_response":
        return failed ? colours.red("! " + message) : colours.cyan("< " + message);
      default:
        return failed || "WARN".equals(text(event, "severity"))
            ? colours.yellow("* " + type + ": " + message)
            : colours.faint("* " + type + ": " + message);
    }
  }

  private String exit(Map<String, Object> event, boolean failed) {
    Object nanos = event.get("duration_ns");
    String took = nanos instanceof Long ? DurationText.of((Long) nanos) : "";
    if (!failed) {
      return "< " + function(event) + " " + colours.green(took);
    }
    Map<String, Object> error = object(event, "error");
    String message = text(error, "message");
    String thrown = text(error, "type") + (message.isEmpty() ? "" : ": " + message);
    return colours.red("! " + function(event)) + " " + took + " " + colours.red(safe(thrown));
  }

  private static String function(Map<String, Object> event) {
    return safe(text(event, "function_name") + text(object(event, "attributes"), "code.signature"));
  }

  private int depthOf(Map<String, Object> event) {
    String span = text(event, "span_id");
    if (span.isEmpty()) {
      return 0;
    }
    Integer depth = depths.get(span);
    if (depth == null) {
      Integer parent = depths.get(text(event, "parent_span_id"));
      depth = parent == null ? 0 : Math.min(parent + 1, DEEPEST);
      depths.put(span, depth);
    }
    return depth;
  }

  private static String fitted(String thread) {
    StringBuilder fitted = new StringBuilder(thread);
    if (thread.length() > THREAD_WIDTH) {
      // The end tells threads of a pool apart.
      fitted.replace(0, thread.length() - THREAD_WIDTH + 1, "~");
    }
    while (fitted.length() < THREAD_WIDTH) {
      fitted.append(' ');
    }
    return fitted.toString();
  }

  /** Without control characters, which could move the cursor or end the line. */
  static String safe(String text) {
    StringBuilder safe = null;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        safe = safe == null ? new StringBuilder(text) : safe;
        safe.setCharAt(i, ' ');
      }
    }
    return safe == null ? text : safe.toString();
  }

  /** The text at the key; empty where there is none. */
  static String text(Map<String, Object> event, String key) {
    Object value = event.get(key);
    return value instanceof String ? (String) value : "";
  }

  /** The object at the key; empty where there is none. */
  @SuppressWarnings("unchecked") // keys of JSON are texts
  static Map<String, Object> object(Map<String, Object> event, String key) {
    Object value = event.get(key);
    return value instanceof Map
        ? (Map<String, Object>) value
        : Collections.<String, Object>emptyMap();
  }
}
