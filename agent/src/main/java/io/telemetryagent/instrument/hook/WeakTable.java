package io.telemetryagent.instrument.hook;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What we know of a library's objects, by their identity, as long as the app holds them. Also of
 * threads: what a ThreadLocal holds would outlive the agent.
 */
public final class WeakTable<V> {
  private final ConcurrentHashMap<Key, V> values = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  /** The value of {@code object}; null for none. */
  public V get(Object object) {
    return object == null || values.isEmpty() ? null : values.get(new Key(object, null));
  }

  /** Sets the value of {@code object}. It must not hold the object. */
  public void put(Object object, V value) {
    removeCollected();
    values.put(new Key(object, collected), value);
  }

  /** Removes the value of {@code object}, and returns it; null for none. */
  public V remove(Object object) {
    return object == null || values.isEmpty() ? null : values.remove(new Key(object, null));
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

  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
      hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      Object object = get();
      return object != null && other instanceof Key && ((Key) other).get() == object;
    }
  }
}
