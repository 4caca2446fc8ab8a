package io.telemetryagent.instrument.method;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.instrument.weave.ClassFilter;
import io.telemetryagent.instrument.weave.InternalName;
import io.telemetryagent.instrument.weave.Weaving;
import io.telemetryagent.instrument.weave.WovenClass;
import io.telemetryagent.log.AgentLog;
import java.security.ProtectionDomain;

/** The methods that the patterns name. Turns most classes away by their name alone. */
public final class MethodWeaving implements Weaving {
  private final boolean constructors;
  private final boolean trivialMethods;
  private final MethodTable table;
  private final ClassFilter filter;
  private final AgentLog log;
  private volatile MethodPatterns patterns = MethodPatterns.NONE;
  private volatile MethodWeaver weaver;

  /**
   * A weaving of no method yet.
   *
   * @param constructors whether to weave constructors too
   * @param trivialMethods whether to weave accessors, toString, equals and hashCode too
   */
  public MethodWeaving(
      boolean constructors,
      boolean trivialMethods,
      MethodTable table,
      ClassFilter filter,
      AgentLog log) {
    this.constructors = constructors;
    this.trivialMethods = trivialMethods;
    this.table = table;
    this.filter = filter;
    this.log = log;
  }

  /** Weaves what {@code patterns} match. */
  public void change(MethodPatterns patterns) {
    this.patterns = patterns;
  }

  @Override
  public boolean mayWeave(ClassLoader loader, String internalName, ProtectionDomain domain) {
    MethodPatterns wanted = patterns;
    return wanted.mayMatch(internalName)
        && !filter.isOffLimits(loader, internalName)
        && (!filter.isJdk(loader, internalName, domain) || namesJdk(wanted, internalName));
  }

  @Override
  public Object intent(Class<?> type) {
    String internalName = InternalName.of(type);
    ClassLoader loader = type.getClassLoader();
    if (!mayWeave(loader, internalName, type.getProtectionDomain())) {
      return null;
    }
    MethodPatterns wanted = patterns;
    if (wanted.needAnnotations(internalName)) {
      // Any class may have them, and to weave all anew would be too much. So its file is looked at.
      byte[] classFile = ClassFile.read(loader, internalName);
      if (classFile != null && !weaver(wanted).finds(loader, internalName, classFile)) {
        return null;
      }
    }
    return wanted.sayOn(internalName);
  }

  @Override
  public WovenClass weave(ClassLoader loader, String internalName, byte[] classFile) {
    return weaver(patterns).weave(loader, internalName, classFile);
  }

  private MethodWeaver weaver(MethodPatterns wanted) {
    MethodWeaver any = weaver;
    if (any == null || any.patterns != wanted) {
      // Only now, as it loads ASM. Two threads may both make one; either's serves.
      any = new MethodWeaver(wanted, constructors, trivialMethods, table, log);
      weaver = any;
    }
    return any;
  }

  private static boolean namesJdk(MethodPatterns patterns, String internalName) {
    for (String start : patterns.literalStarts(internalName)) {
      if (ClassFilter.namesJdk(start)) {
        return true;
      }
    }
    return false;
  }
}
