package io.telemetryagent.bootstrap;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** An object of the app's by its identity, as a key of a table that does not keep it alive. */
public final class WeakIdentity extends WeakReference<Object> {
  private final int hash;

  /**
   * A key.
   *
   * @param collected where it is put once the object is gone; null for a key that only looks up
   */
  public WeakIdentity(Object object, ReferenceQueue<Object> collected) {
    super(object, collected);
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
    return object != null
        && other instanceof WeakIdentity
        && ((WeakIdentity) other).get() == object;
  }
}
