package io.telemetryagent.instrument.weave;

import java.security.ProtectionDomain;

/**
 * Decides from the raw name, before anything is parsed or Byte Buddy is loaded, whether a class may
 * be woven at all.
 */
public final class ClassFilter {
  /** Marks in the names of classes that some library generated. */
  private static final String[] GENERATED = {
    "$$Lambda",
    "$$EnhancerBy",
    "$$SpringCGLIB$$",
    "$$FastClassBy",
    "$$KeyFactoryBy",
    "$ByteBuddy$",
    "$HibernateProxy$",
    "$MockitoMock$",
    "_$$_jvst",
    "_$$_javassist",
    "$$_WeldClientProxy",
    "$Proxy$_$$_Weld"
  };

  /** How the names begin that the JDK gives to what it generates for reflection. */
  private static final String[] REFLECTION = {
    "jdk/internal/reflect/Generated", "sun/reflect/Generated"
  };

  /**
   * The JDK's own classes that recording an event goes through. To weave them would be to call
   * ourselves; they stay as they are even when a pattern names them.
   */
  private static final String[] UNDER_US = {
    "java/lang/",
    "java/util/concurrent/atomic/",
    "java/util/concurrent/locks/",
    "jdk/internal/",
    "sun/",
    "com/sun/proxy/"
  };

  /** Class loaders of agents: ours, OpenTelemetry's, Datadog's, Elastic's. */
  private static final String[] AGENTS = {
    "io.telemetryagent.launcher.",
    "io.telemetryagent.pipeline.filter.ExtensionClassLoader",
    "io.opentelemetry.javaagent.",
    "datadog.trace.",
    "co.elastic.apm.agent."
  };

  private static final String[] JDK = {"java/", "javax/", "jdk/", "sun/", "com/sun/"};

  private final ClassLoader own;
  private final ClassLoader platform;
  private final String javaHome;

  /** A filter that knows {@code own} as the loader of the agent's classes. */
  public ClassFilter(ClassLoader own) {
    this.own = own;
    this.platform = ClassLoader.getSystemClassLoader().getParent();
    this.javaHome = "file:" + System.getProperty("java.home", "?").replaceAll("/jre$", "") + "/";
  }

  /** Whether it is ours or another agent's, generated, or the JDK's innermost. */
  public boolean isOffLimits(ClassLoader loader, String internalName) {
    if (loader != null && isOfAgent(loader.getClass().getName())) {
      return true;
    }
    if (loader == own || internalName.startsWith("io/telemetryagent/")) {
      return isOurs(loader, internalName);
    }
    return loader == null && startsWithAny(internalName, UNDER_US) || isGenerated(internalName);
  }

  /** Whether the class came with the Java runtime, also where the app's loader loads it. */
  public boolean isJdk(ClassLoader loader, String internalName, ProtectionDomain domain) {
    if (loader == null || loader == platform) {
      return true;
    }
    if (!startsWithAny(internalName, JDK) && loader != ClassLoader.getSystemClassLoader()) {
      return false;
    }
    if (domain == null
        || domain.getCodeSource() == null
        || domain.getCodeSource().getLocation() == null) {
      return false;
    }
    String location = domain.getCodeSource().getLocation().toString();
    return location.startsWith("jrt:/jdk.")
        || location.startsWith("jrt:/java.")
        || location.startsWith(javaHome);
  }

  /** Whether a pattern that begins with these characters names a package of the JDK outright. */
  public static boolean namesJdk(String internalNamePrefix) {
    return startsWithAny(internalNamePrefix, JDK);
  }

  /** Whether a class loader of that type is an agent's: what it loads is not the app's. */
  static boolean isOfAgent(String loaderType) {
    return startsWithAny(loaderType, AGENTS);
  }

  private boolean isOurs(ClassLoader loader, String internalName) {
    return loader == own
        || internalName.startsWith("io/telemetryagent/bootstrap/")
        || internalName.startsWith("io/telemetryagent/extension/")
        || internalName.startsWith("io/telemetryagent/launcher/");
  }

  private static boolean isGenerated(String internalName) {
    for (String mark : GENERATED) {
      if (internalName.contains(mark)) {
        return true;
      }
    }
    return isJdkProxy(internalName) || startsWithAny(internalName, REFLECTION);
  }

  /** {@code $Proxy} and a number, in whatever package. */
  private static boolean isJdkProxy(String internalName) {
    int start = internalName.lastIndexOf('/') + 1;
    if (!internalName.startsWith("$Proxy", start)) {
      return false;
    }
    for (int i = start + "$Proxy".length(); i < internalName.length(); i++) {
      if (!Character.isDigit(internalName.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWithAny(String text, String[] prefixes) {
    for (String prefix : prefixes) {
      if (text.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
