package io.telemetryagent.startup;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** Opens packages of the JDK's base module to the agent, where the JVM has modules. */
final class JavaBase {
  private final Instrumentation instrumentation;

  JavaBase(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Opens {@code packageName} to the agent's own classes. No effect before Java 9. */
  void open(String packageName) throws ReflectiveOperationException {
    Method getModule;
    try {
      getModule = Class.class.getMethod("getModule");
    } catch (NoSuchMethodException e) {
      return;
    }
    Class<?> module = getModule.getReturnType();
    Object base = getModule.invoke(Object.class);
    Object own = getModule.invoke(JavaBase.class);
    Map<String, Set<Object>> opens =
        Collections.singletonMap(packageName, Collections.singleton(own));
    // Through reflection, as this is compiled for Java 8: adds no reads, exports, uses or provides.
    Instrumentation.class
        .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
        .invoke(
            instrumentation,
            base,
            Collections.emptySet(),
            Collections.emptyMap(),
            opens,
            Collections.emptySet(),
            Collections.emptyMap());
  }
}
