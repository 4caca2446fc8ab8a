package io.telemetryagent.instrument.hook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a library has told of itself. Asked once: its hooks remember what they have seen. */
final class LibraryPoints {
  final String family;
  final List<HookPoint> points;
  private final Set<String> supertypes;

  LibraryPoints(Library library) {
    family = library.family();
    points = library.points();
    supertypes = new HashSet<>(library.supertypes());
  }

  /** Whether one of its points is in a class of that name. */
  boolean names(String internalName) {
    for (HookPoint point : points) {
      if (point.classes().contains(internalName)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a loaded class has one of the supertypes, which are loaded then as well. */
  boolean hasSupertypeOf(Class<?> type) {
    if (supertypes.isEmpty()) {
      return false;
    }
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (supertypes.contains(each.getName()) || hasInterfaceOf(each)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasInterfaceOf(Class<?> type) {
    for (Class<?> each : type.getInterfaces()) {
      if (supertypes.contains(each.getName()) || hasInterfaceOf(each)) {
        return true;
      }
    }
    return false;
  }
}
