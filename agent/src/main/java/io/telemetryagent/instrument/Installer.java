package io.telemetryagent.instrument;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.instrument.method.MethodPatterns;
import io.telemetryagent.log.AgentLog;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Offers every class that is loaded to the weavings. Most are turned away by their name alone,
 * before Byte Buddy is even loaded. Takes no lock that the app can hold, and lets no fault out.
 */
public final class Installer implements ClassFileTransformer {
  private final MethodPatterns patterns;
  private final AgentConfig config;
  private final MethodTable methods;
  private final AgentLog log;
  private final ClassFilter filter = new ClassFilter(Installer.class.getClassLoader());
  private final Map<ClassLoader, Boolean> loaders =
      Collections.synchronizedMap(new WeakHashMap<ClassLoader, Boolean>());
  private volatile List<Weaving> weavings;

  private Installer(
      MethodPatterns patterns, AgentConfig config, MethodTable methods, AgentLog log) {
    this.patterns = patterns;
    this.config = config;
    this.methods = methods;
    this.log = log;
  }

  /**
   * Weaves every matching class from now on, and those loaded already.
   *
   * @param include the patterns in force, those of the config or what was found in their place
   */
  public static Installer install(
      Instrumentation instrumentation,
      List<String> include,
      AgentConfig config,
      MethodTable methods,
      AgentLog log) {
    MethodPatterns patterns = MethodPatterns.of(include, config.get(Options.EXCLUDE));
    Installer installer = new Installer(patterns, config, methods, log);
    instrumentation.addTransformer(installer, true);
    installer.weaveLoaded(instrumentation);
    return installer;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (internalName == null) {
      return null;
    }
    if (System.getSecurityManager() == null) {
      return weaveIfWanted(loader, internalName, domain, classFile);
    }
    // The class that needs this one may do less than we.
    return AccessController.doPrivileged(
        new PrivilegedAction<byte[]>() {
          @Override
          public byte[] run() {
            return weaveIfWanted(loader, internalName, domain, classFile);
          }
        });
  }

  private byte[] weaveIfWanted(
      ClassLoader loader, String internalName, ProtectionDomain domain, byte[] classFile) {
    try {
      return isWanted(loader, internalName, domain) ? weave(loader, internalName, classFile) : null;
    } catch (Throwable t) {
      log.warn("Cannot weave " + internalName.replace('/', '.') + "; it runs unwoven", t);
      return null;
    }
  }

  private boolean isWanted(ClassLoader loader, String internalName, ProtectionDomain domain) {
    return patterns.mayMatch(internalName)
        && !filter.isOffLimits(loader, internalName)
        && (!filter.isJdk(loader, internalName, domain) || namesJdk(internalName))
        && seesTracer(loader);
  }

  private boolean namesJdk(String internalName) {
    for (String start : patterns.literalStarts(internalName)) {
      if (ClassFilter.namesJdk(start)) {
        return true;
      }
    }
    return false;
  }

  /** Whether classes of {@code loader} can call us. OSGi's hide what the boot loader has. */
  private boolean seesTracer(ClassLoader loader) {
    if (loader == null) {
      return true;
    }
    Boolean known = loaders.get(loader);
    if (known != null) {
      return known;
    }
    boolean sees = false;
    try {
      sees = Class.forName(Tracer.class.getName(), false, loader) == Tracer.class;
    } catch (ClassNotFoundException e) {
      log.warn("Classes of " + loader.getClass().getName() + " cannot see the agent; not woven", e);
    }
    loaders.put(loader, sees);
    return sees;
  }

  private byte[] weave(ClassLoader loader, String internalName, byte[] classFile) {
    byte[] woven = null;
    for (Weaving weaving : weavings()) {
      byte[] more = weaving.weave(loader, internalName, woven == null ? classFile : woven);
      woven = more == null ? woven : more;
    }
    return woven;
  }

  private List<Weaving> weavings() {
    List<Weaving> result = weavings;
    if (result == null) {
      // Two threads may both make them; either's serve.
      result = Weavings.of(patterns, config, methods, log);
      weavings = result;
    }
    return result;
  }

  private void weaveLoaded(Instrumentation instrumentation) {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      String name = type.getName();
      if (!type.isArray()
          && instrumentation.isModifiableClass(type)
          && isWanted(type.getClassLoader(), name.replace('.', '/'), type.getProtectionDomain())) {
        try {
          instrumentation.retransformClasses(type);
        } catch (Throwable t) {
          log.warn("Cannot weave " + name + ", which was loaded before; it runs unwoven", t);
        }
      }
    }
  }
}
