package io.telemetryagent.output;

/**
 * The attributes of threads, rendered once for each. Fills thread.id and thread.name. Kept here and
 * not with the thread, which would keep the agent's classes beyond its own life.
 */
final class ThreadTexts {
  /** A power of two. Threads whose ids differ by a multiple of it take turns. */
  private static final int SLOTS = 1024;

  private final ThreadText[] texts = new ThreadText[SLOTS];

  /** Of a thread and its name as it may be shown. */
  Fragment of(Thread thread, String name) {
    long id = thread.getId();
    int slot = (int) id & SLOTS - 1;
    ThreadText text = texts[slot];
    if (text == null || text.id != id || !text.name.equals(name)) {
      text = new ThreadText(thread, id, name);
      texts[slot] = text;
    }
    return text.json;
  }

  static LineBuffer append(Thread thread, String name, LineBuffer out) {
    out.ascii("\"thread.id\":").decimal(thread.getId());
    return out.ascii(",\"thread.name\":").string(name);
  }

  private static final class ThreadText {
    final long id;
    final String name;
    final Fragment json;

    ThreadText(Thread thread, long id, String name) {
      this.id = id;
      this.name = name;
      json = new Fragment(append(thread, name, new LineBuffer(64)).toByteArray());
    }
  }
}
