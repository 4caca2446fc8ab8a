package io.telemetryagent.instrument.hook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the points of some libraries, by the name of a class or by what its file names. */
final class HookIndex {
  private final List<LibraryPoints> libraries;
  private final Map<String, List<HookPoint>> byClass = new HashMap<>();
  private final List<HookPoint> byNeedle = new ArrayList<>();
  private final ConstantPool needles;

  HookIndex(List<LibraryPoints> libraries) {
    this.libraries = libraries;
    Set<String> all = new HashSet<>();
    for (LibraryPoints library : libraries) {
      for (HookPoint point : library.points) {
        addByClass(point);
        if (!point.needles().isEmpty()) {
          byNeedle.add(point);
          all.addAll(point.needles());
        }
      }
    }
    needles = new ConstantPool(all);
  }

  private void addByClass(HookPoint point) {
    for (String name : point.classes()) {
      List<HookPoint> points = byClass.get(name);
      if (points == null) {
        points = new ArrayList<>();
        byClass.put(name, points);
      }
      points.add(point);
    }
  }

  /** Whether there are points in the class of that name. */
  boolean names(String internalName) {
    return byClass.containsKey(internalName);
  }

  /** Whether there are points in whatever class names something. */
  boolean hasNeedles() {
    return !byNeedle.isEmpty();
  }

  List<HookPoint> pointsIn(String internalName, byte[] classFile) {
    List<HookPoint> points = new ArrayList<>();
    if (byClass.containsKey(internalName)) {
      points.addAll(byClass.get(internalName));
    }
    Set<String> named = byNeedle.isEmpty() ? null : needles.namedIn(classFile);
    if (named != null && !named.isEmpty()) {
      for (HookPoint point : byNeedle) {
        for (String needle : point.needles()) {
          if (named.contains(needle)) {
            points.add(point);
            break;
          }
        }
      }
    }
    return points;
  }

  /** The libraries with points in a loaded class, as its name and its supertypes tell. */
  List<LibraryPoints> librariesOf(Class<?> type, String internalName) {
    List<LibraryPoints> found = null;
    for (LibraryPoints library : libraries) {
      if (library.names(internalName) || library.hasSupertypeOf(type)) {
        found = found == null ? new ArrayList<>() : found;
        found.add(library);
      }
    }
    return found;
  }
}
