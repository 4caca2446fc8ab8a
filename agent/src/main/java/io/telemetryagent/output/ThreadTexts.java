package io.telemetryagent.output;

/**
 * The attributes of threads, rendered once for each. Fills thread.id and thread.name. Kept here and
 * not with the thread, which would keep the agent's classes beyond its own life.
 */
final class ThreadTexts {
  /** A power of two. Threads whose ids differ by a multiple of it share a slot. */
  private static final int SLOTS = 1024;

  private final String keyPrefix;
  private final ThreadText[] texts = new ThreadText[SLOTS];

  /** The keys are {@code thread.id} and {@code thread.name}, prefixed. */
  ThreadTexts(String keyPrefix) {
    this.keyPrefix = keyPrefix;
  }

  /** The attributes of a thread whose name may be shown as {@code name}. */
  Fragment of(Thread thread, String name) {
    long id = thread.getId();
    int slot = (int) id & SLOTS - 1;
    ThreadText text = texts[slot];
    if (text == null || text.id != id || !text.name.equals(name)) {
      byte[] json = append(thread, name, new LineBuffer(64)).toByteArray();
      text = new ThreadText(id, name, new Fragment(json));
      texts[slot] = text;
    }
    return text.json;
  }

  /** The same, rendered anew. */
  LineBuffer append(Thread thread, String name, LineBuffer out) {
    out.ascii("\"").ascii(keyPrefix).ascii("thread.id\":").decimal(thread.getId());
    out.ascii(",\"").ascii(keyPrefix).ascii("thread.name\":");
    return out.string(name);
  }

  private static final class ThreadText {
    final long id;
    final String name;
    final Fragment json;

    ThreadText(long id, String name, Fragment json) {
      this.id = id;
      this.name = name;
      this.json = json;
    }
  }
}
