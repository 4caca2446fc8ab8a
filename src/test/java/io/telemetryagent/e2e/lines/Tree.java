package io.telemetryagent.e2e.lines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Spans as indented text, each below its parent, in the order of their beginning:
 *
 * <pre>
 *   server GET /orders/{id} 500 ! java.lang.IllegalStateException
 *     com.acme.Orders.place ! java.lang.IllegalStateException
 * </pre>
 */
public final class Tree {
  private static final String DURATION = " in [0-9.]+ ms$";

  private final Map<String, List<Span>> children = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private Tree(List<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparing(span -> span.entry().timestampNs()));
    for (Span span : sorted) {
      String parent = span.parentEntry() == null ? null : span.entry().parentSpanId();
      children.computeIfAbsent(parent, any -> new ArrayList<>()).add(span);
    }
  }

  /** The text of {@code spans}; those whose parents are not among them are roots. */
  public static String of(List<Span> spans) {
    Tree tree = new Tree(spans);
    tree.append(null, "");
    return tree.text.toString();
  }

  private void append(String parent, String indent) {
    for (Span span : children.getOrDefault(parent, List.of())) {
      text.append(indent).append(name(span)).append(ending(span)).append('\n');
      append(span.entry().spanId(), indent + "  ");
    }
  }

  private static String name(Span span) {
    if (span.function() != null) {
      return span.function();
    }
    Line told = span.isOpen() ? span.entry() : span.exit();
    String kind = told.attribute("span.kind");
    String message = told.message().replaceFirst(DURATION, "");
    return kind == null ? message : kind + " " + message;
  }

  private static String ending(Span span) {
    if (span.isOpen()) {
      return " (open)";
    }
    String error = span.exit().errorType();
    return error == null ? "" : " ! " + error;
  }
}
