package io.telemetryagent.instrument.hook;

import io.telemetryagent.bootstrap.WeakIdentity;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What we know of a library's objects, by their identity, as long as the app holds them. Also of
 * threads: what a ThreadLocal holds would outlive the agent.
 */
public final class WeakTable<V> {
  private final ConcurrentHashMap<WeakIdentity, V> values = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  /** The value of {@code object}; null for none. */
  public V get(Object object) {
    return object == null || values.isEmpty() ? null : values.get(new WeakIdentity(object, null));
  }

  /** Sets the value of {@code object}. It must not hold the object. */
  public void put(Object object, V value) {
    removeCollected();
    values.put(new WeakIdentity(object, collected), value);
  }

  /** Removes the value of {@code object}, and returns it; null for none. */
  public V remove(Object object) {
    return object == null || values.isEmpty()
        ? null
        : values.remove(new WeakIdentity(object, null));
  }

  int size() {
    removeCollected();
    return values.size();
  }

  private void removeCollected() {
    for (Reference<?> key = collected.poll(); key != null; key = collected.poll()) {
      values.remove(key);
    }
  }
}
