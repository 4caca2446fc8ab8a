package io.telemetryagent.instrument.hook;

import io.telemetryagent.instrument.weave.ClassFilter;
import io.telemetryagent.instrument.weave.InternalName;
import io.telemetryagent.instrument.weave.Weaving;
import io.telemetryagent.instrument.weave.WovenClass;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The hooks of all libraries. A class is turned away by its name, or by a glance at its constant
 * pool; no supertype is ever looked up.
 */
public final class LibraryWeaving implements Weaving {
  /** Names of the JDK that libraries use as well: javax.servlet. */
  private static final String SHARED = "javax/";

  private final List<LibraryPoints> libraries = new ArrayList<>();
  private final ClassFilter filter;
  private volatile HookIndex index = new HookIndex(Collections.<LibraryPoints>emptyList());
  private volatile HookWeaver weaver;

  /** A weaving of these libraries, of which none is on yet. */
  public LibraryWeaving(List<Library> libraries, ClassFilter filter) {
    this.filter = filter;
    for (Library library : libraries) {
      this.libraries.add(new LibraryPoints(library));
    }
  }

  /** Switches on the libraries of these families of events, and off all others. */
  public void change(Set<String> families) {
    List<LibraryPoints> on = new ArrayList<>();
    for (LibraryPoints library : libraries) {
      if (families.contains(library.family)) {
        on.add(library);
      }
    }
    index = new HookIndex(on);
  }

  @Override
  public boolean mayWeave(ClassLoader loader, String internalName, ProtectionDomain domain) {
    return mayWeave(index, loader, internalName);
  }

  @Override
  public Object intent(Class<?> type) {
    HookIndex points = index;
    String internalName = InternalName.of(type);
    return mayWeave(points, type.getClassLoader(), internalName)
        ? points.librariesOf(type, internalName)
        : null;
  }

  @Override
  public WovenClass weave(ClassLoader loader, String internalName, byte[] classFile) {
    List<HookPoint> points = index.pointsIn(internalName, classFile);
    byte[] woven = points.isEmpty() ? null : weaver().weave(points, classFile);
    return woven == null ? null : new WovenClass(woven, 0);
  }

  private boolean mayWeave(HookIndex points, ClassLoader loader, String internalName) {
    if (loader != null && filter.isOffLimits(loader, internalName)) {
      return false;
    }
    return points.names(internalName)
        || points.hasNeedles()
            && loader != null
            && (!ClassFilter.namesJdk(internalName) || internalName.startsWith(SHARED));
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
