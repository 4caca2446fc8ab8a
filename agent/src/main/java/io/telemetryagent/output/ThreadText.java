package io.telemetryagent.output;

import io.telemetryagent.bootstrap.SpanStack;

/** What all lines of one thread have in common: its id and name. */
final class ThreadText {
  private final String name;
  private final Fragment json;

  private ThreadText(Thread thread, String name, String keyPrefix) {
    this.name = name;
    json = new Fragment(append(thread, keyPrefix, new LineBuffer(64)).toByteArray());
  }

  /** Two members of a JSON object; their keys are {@code thread.id} and so on, prefixed. */
  static LineBuffer append(Thread thread, String keyPrefix, LineBuffer out) {
    out.ascii("\"").ascii(keyPrefix).ascii("thread.id\":").decimal(thread.getId());
    out.ascii(",\"").ascii(keyPrefix).ascii("thread.name\":");
    return out.string(thread.getName());
  }

  /** The same, rendered once for each name of the thread. */
  static Fragment of(SpanStack source, String keyPrefix) {
    ThreadText text = (ThreadText) source.rendered;
    String name = source.thread.getName();
    if (text == null || !text.name.equals(name)) {
      text = new ThreadText(source.thread, name, keyPrefix);
      source.rendered = text;
    }
    return text.json;
  }
}
