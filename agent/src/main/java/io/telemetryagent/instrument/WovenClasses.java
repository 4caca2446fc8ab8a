package io.telemetryagent.instrument;

import io.telemetryagent.instrument.weave.InternalName;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/** Which classes are woven now, by loader and name, and how many methods of each. */
final class WovenClasses {
  /** Loaders are held weakly: the classes that they loaded may go. */
  private final Map<ClassLoader, Map<String, Integer>> methods = new WeakHashMap<>();

  /** The class is woven, with that many methods that {@code include} names. */
  synchronized void put(ClassLoader loader, String internalName, int count) {
    Map<String, Integer> ofLoader = methods.get(loader);
    if (ofLoader == null) {
      ofLoader = new HashMap<>();
      methods.put(loader, ofLoader);
    }
    ofLoader.put(internalName, count);
  }

  synchronized void remove(ClassLoader loader, String internalName) {
    Map<String, Integer> ofLoader = methods.get(loader);
    if (ofLoader != null) {
      ofLoader.remove(internalName);
    }
  }

  /** How many methods of the class are woven; null where it is not woven at all. */
  synchronized Integer get(Class<?> type) {
    Map<String, Integer> ofLoader = methods.get(type.getClassLoader());
    return ofLoader == null ? null : ofLoader.get(InternalName.of(type));
  }

  /** The classes that have methods which {@code include} names, and these methods. */
  synchronized WovenCount count() {
    int classes = 0;
    int libraryClasses = 0;
    int all = 0;
    for (Map<String, Integer> ofLoader : methods.values()) {
      for (int count : ofLoader.values()) {
        classes += count > 0 ? 1 : 0;
        libraryClasses += count > 0 ? 0 : 1;
        all += count;
      }
    }
    return new WovenCount(classes, all, libraryClasses);
  }
}
