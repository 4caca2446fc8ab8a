package io.telemetryagent.instrument;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.instrument.weave.InternalName;
import io.telemetryagent.instrument.weave.Weaving;
import io.telemetryagent.instrument.weave.WovenClass;
import io.telemetryagent.log.AgentLog;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Offers every class that is loaded to the weavings. Most are turned away by their name alone,
 * before Byte Buddy is even loaded. Takes no lock that the app can hold, and lets no fault out.
 */
public final class Installer implements ClassFileTransformer {
  /** When all is restored: how often to look for classes that were loaded meanwhile. */
  private static final int RESTORE_ROUNDS = 3;

  private final Instrumentation instrumentation;
  private final Weavings weavings;
  private final Retransformer retransformer;
  private final TracerSight sight;
  private final AgentLog log;
  private final WovenClasses woven = new WovenClasses();

  /** Weaves nothing yet. The options that cannot change are taken from {@code config}. */
  public Installer(
      Instrumentation instrumentation, AgentConfig config, MethodTable methods, AgentLog log) {
    this.instrumentation = instrumentation;
    this.log = log;
    weavings = new Weavings(config, methods, log);
    retransformer = new Retransformer(instrumentation, log);
    sight = new TracerSight(log);
  }

  /**
   * Weaves every matching class from now on, and those loaded already.
   *
   * @param include the patterns in force, those of the config or what was found in their place
   */
  public void install(List<String> include, AgentConfig config) {
    instrumentation.addTransformer(this, true);
    change(include, config);
  }

  /**
   * From now on weaves by these patterns and options. Loaded classes are woven, or restored, where
   * that makes a difference.
   */
  public void change(List<String> include, AgentConfig config) {
    Map<Class<?>, List<Object>> before = intents();
    weavings.change(include, config);
    List<Class<?>> affected = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (isWovenAnew(type, before.get(type)) && instrumentation.isModifiableClass(type)) {
        affected.add(type);
      }
    }
    retransform(affected);
  }

  /** Weaves nothing any more, and gives every class its own code back; returns how many. */
  public int remove() {
    weavings.stop();
    instrumentation.removeTransformer(this);
    int restored = 0;
    for (int round = 0; round < RESTORE_ROUNDS; round++) {
      List<Class<?>> types = new ArrayList<>();
      for (Class<?> type : instrumentation.getAllLoadedClasses()) {
        if (!type.isArray() && woven.get(type) != null) {
          woven.remove(type.getClassLoader(), InternalName.of(type));
          types.add(type);
        }
      }
      restored += retransform(types);
    }
    return restored;
  }

  /** How much is woven now. */
  public WovenCount count() {
    return woven.count();
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
      return weave(loader, internalName, redefined, domain, classFile);
    }
    // The class that needs this one may have fewer rights than we have.
    return AccessController.doPrivileged(
        new PrivilegedAction<byte[]>() {
          @Override
          public byte[] run() {
            return weave(loader, internalName, redefined, domain, classFile);
          }
        });
  }

  private byte[] weave(
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    byte[] result = null;
    int methods = 0;
    for (Weaving weaving : weavings.all()) {
      try {
        if (weaving.mayWeave(loader, internalName, domain) && sight.isOpenTo(loader)) {
          WovenClass more =
              weaving.weave(loader, internalName, result == null ? classFile : result);
          result = more == null ? result : more.classFile();
          methods += more == null ? 0 : more.methods;
        }
      } catch (Throwable t) {
        log.warn("Cannot weave " + internalName.replace('/', '.') + "; it runs unwoven", t);
      }
    }
    if (result != null) {
      woven.put(loader, internalName, methods);
    } else if (redefined != null) {
      woven.remove(loader, internalName);
    }
    return result;
  }

  /** What the weavings would do to each loaded class, where they would do anything. */
  private Map<Class<?>, List<Object>> intents() {
    Map<Class<?>, List<Object>> intents = new IdentityHashMap<>();
    if (weavings.isAnyOn()) {
      for (Class<?> type : instrumentation.getAllLoadedClasses()) {
        List<Object> intent = intent(type);
        if (intent != null) {
          intents.put(type, intent);
        }
      }
    }
    return intents;
  }

  private boolean isWovenAnew(Class<?> type, List<Object> before) {
    List<Object> now = intent(type);
    return now == null ? before != null && woven.get(type) != null : !now.equals(before);
  }

  private List<Object> intent(Class<?> type) {
    // A slash is in the names of classes that have none of their own, as those of lambdas.
    boolean canBeWoven = !type.isArray() && type.getName().indexOf('/') < 0;
    return canBeWoven ? weavings.intent(type) : null;
  }

  private int retransform(List<Class<?>> types) {
    Map<Class<?>, Integer> before = new IdentityHashMap<>();
    for (Class<?> type : types) {
      before.put(type, woven.get(type));
    }
    return retransformer.retransform(
        types,
        new Retransformer.Failure() {
          @Override
          public void of(Class<?> type) {
            // It was counted as it should have become.
            putBack(type, before.get(type));
          }
        });
  }

  private void putBack(Class<?> type, Integer methods) {
    if (methods == null) {
      woven.remove(type.getClassLoader(), InternalName.of(type));
    } else {
      woven.put(type.getClassLoader(), InternalName.of(type), methods);
    }
  }
}
