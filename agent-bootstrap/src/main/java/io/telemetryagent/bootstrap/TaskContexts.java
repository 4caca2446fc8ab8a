package io.telemetryagent.bootstrap;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What tasks belong to, by the identity of the task, as long as the app holds it. A task that was
 * submitted several times has as many contexts; which run takes which does not matter, as the runs
 * are the same.
 */
final class TaskContexts {
  private final ConcurrentHashMap<WeakIdentity, Link> contexts =
      new ConcurrentHashMap<WeakIdentity, Link>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<Object>();

  /** Whether {@code task} has a context that was not taken yet. */
  boolean isKnown(Object task) {
    return !contexts.isEmpty() && contexts.containsKey(new WeakIdentity(task, null));
  }

  void add(Object task, TraceContext context) {
    removeCollected();
    WeakIdentity key = new WeakIdentity(task, collected);
    while (true) {
      Link before = contexts.get(key);
      Link link = new Link(context, before);
      if (before == null
          ? contexts.putIfAbsent(key, link) == null
          : contexts.replace(key, before, link)) {
        return;
      }
    }
  }

  void addIfNew(Object task, TraceContext context) {
    removeCollected();
    contexts.putIfAbsent(new WeakIdentity(task, collected), new Link(context, null));
  }

  /** The context that was added last; null for none. */
  TraceContext of(Object task) {
    Link link = contexts.isEmpty() ? null : contexts.get(new WeakIdentity(task, null));
    return link == null ? null : link.context;
  }

  /** Removes the context that was added last, and returns it; null for none. */
  TraceContext take(Object task) {
    if (contexts.isEmpty()) {
      return null;
    }
    WeakIdentity key = new WeakIdentity(task, null);
    while (true) {
      Link link = contexts.get(key);
      if (link == null) {
        return null;
      }
      if (link.next == null ? contexts.remove(key, link) : contexts.replace(key, link, link.next)) {
        return link.context;
      }
    }
  }

  void clear() {
    contexts.clear();
  }

  int size() {
    removeCollected();
    return contexts.size();
  }

  private void removeCollected() {
    for (Reference<?> key = collected.poll(); key != null; key = collected.poll()) {
      contexts.remove(key);
    }
  }

  private static final class Link {
    final TraceContext context;
    final Link next;

    Link(TraceContext context, Link next) {
      this.context = context;
      this.next = next;
    }
  }
}
