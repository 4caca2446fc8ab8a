package io.telemetryagent.instrument.hook;

import io.telemetryagent.instrument.ClassFilter;
import io.telemetryagent.instrument.Weaving;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The hooks of all libraries. A class is turned away by its name, or by a glance at its constant
 * pool; no supertype is ever looked up.
 */
public final class LibraryWeaving implements Weaving {
  /** Names of the JDK that libraries use as well: javax.servlet. */
  private static final String SHARED = "javax/";

  private final Map<String, List<HookPoint>> byClass = new HashMap<>();
  private final List<HookPoint> byNeedle = new ArrayList<>();
  private final ConstantPool needles;
  private final ClassFilter filter;
  private volatile HookWeaver weaver;

  /** A weaving of these libraries. */
  public LibraryWeaving(List<Library> libraries, ClassFilter filter) {
    this.filter = filter;
    Set<String> all = new HashSet<>();
    for (Library library : libraries) {
      for (HookPoint point : library.points()) {
        for (String name : point.classes()) {
          List<HookPoint> points = byClass.get(name);
          if (points == null) {
            points = new ArrayList<>();
            byClass.put(name, points);
          }
          points.add(point);
        }
        if (!point.needles().isEmpty()) {
          byNeedle.add(point);
          all.addAll(point.needles());
        }
      }
    }
    needles = new ConstantPool(all);
  }

  @Override
  public boolean mayWeave(ClassLoader loader, String internalName, ProtectionDomain domain) {
    if (loader != null && filter.isOffLimits(loader, internalName)) {
      return false;
    }
    return byClass.containsKey(internalName)
        || !byNeedle.isEmpty()
            && loader != null
            && (!ClassFilter.namesJdk(internalName) || internalName.startsWith(SHARED));
  }

  @Override
  public byte[] weave(ClassLoader loader, String internalName, byte[] classFile) {
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
    return points.isEmpty() ? null : weaver().weave(points, classFile);
  }

  private HookWeaver weaver() {
    HookWeaver any = weaver;
    if (any == null) {
      // Only now, as it loads ASM. Two threads may both make one; either's serves.
      any = new HookWeaver();
      weaver = any;
    }
    return any;
  }
}
