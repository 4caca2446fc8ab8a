package io.telemetryagent.instrument.method;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.instrument.ClassFilter;
import io.telemetryagent.instrument.Weaving;
import io.telemetryagent.log.AgentLog;
import java.security.ProtectionDomain;

/** The methods that the patterns name. Turns most classes away by their name alone. */
public final class MethodWeaving implements Weaving {
  private final MethodPatterns patterns;
  private final boolean constructors;
  private final boolean trivialMethods;
  private final MethodTable table;
  private final ClassFilter filter;
  private final AgentLog log;
  private volatile MethodWeaver weaver;

  /**
   * A weaving of all that {@code patterns} match.
   *
   * @param constructors whether to weave constructors too
   * @param trivialMethods whether to weave accessors, toString, equals and hashCode too
   */
  public MethodWeaving(
      MethodPatterns patterns,
      boolean constructors,
      boolean trivialMethods,
      MethodTable table,
      ClassFilter filter,
      AgentLog log) {
    this.patterns = patterns;
    this.constructors = constructors;
    this.trivialMethods = trivialMethods;
    this.table = table;
    this.filter = filter;
    this.log = log;
  }

  @Override
  public boolean mayWeave(ClassLoader loader, String internalName, ProtectionDomain domain) {
    return patterns.mayMatch(internalName)
        && !filter.isOffLimits(loader, internalName)
        && (!filter.isJdk(loader, internalName, domain) || namesJdk(internalName));
  }

  @Override
  public byte[] weave(ClassLoader loader, String internalName, byte[] classFile) {
    MethodWeaver any = weaver;
    if (any == null) {
      // Only now, as it loads ASM. Two threads may both make one; either's serves.
      any = new MethodWeaver(patterns, constructors, trivialMethods, table, log);
      weaver = any;
    }
    return any.weave(loader, internalName, classFile);
  }

  private boolean namesJdk(String internalName) {
    for (String start : patterns.literalStarts(internalName)) {
      if (ClassFilter.namesJdk(start)) {
        return true;
      }
    }
    return false;
  }
}
