package io.telemetryagent.launcher;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.jar.JarFile;

/**
 * Where the JVM enters: {@code -javaagent} calls premain, attaching calls agentmain. Starts the
 * agent in its own class loader. Whatever fails here, the app runs on without us.
 */
public final class AgentMain {
  private static final String TRACER = "io.telemetryagent.bootstrap.Tracer";
  private static final String AGENT = "io.telemetryagent.startup.Agent";
  private static boolean started;

  private AgentMain() {}

  /** Entered before the app's main. */
  public static void premain(String options, Instrumentation instrumentation) {
    start(options, instrumentation);
  }

  /** Entered in a process that runs already. */
  public static void agentmain(String options, Instrumentation instrumentation) {
    start(options, instrumentation);
  }

  private static synchronized void start(String options, Instrumentation instrumentation) {
    try {
      if (started) {
        say("a copy of the agent runs in this JVM already; this one stays off.");
        return;
      }
      started = true;
      File jar = OwnJar.file();
      addToBootLoader(jar, instrumentation);
      ClassLoader loader = new IsolatedClassLoader(jar);
      loader
          .loadClass(AGENT)
          .getMethod("start", String.class, Instrumentation.class)
          .invoke(null, options, instrumentation);
    } catch (Throwable t) {
      Throwable cause = t instanceof InvocationTargetException ? t.getCause() : t;
      say(
          "cannot start ("
              + cause
              + ")."
              + remedy(cause)
              + " Telemetry is off; the application runs on.");
    }
  }

  /**
   * The jar's manifest asks for this too (Boot-Class-Path), which spares the JVM's warning about
   * class data sharing, but that names the jar as it was built: a renamed one is added here.
   */
  private static void addToBootLoader(File jar, Instrumentation instrumentation) throws Exception {
    try {
      Class.forName(TRACER, false, null);
    } catch (ClassNotFoundException e) {
      instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar));
    }
  }

  /** A security manager minds us only where the jar's name keeps us out of the boot loader. */
  private static String remedy(Throwable cause) {
    return cause instanceof SecurityException
        ? " Name the jar telemetry-agent.jar, or grant it java.security.AllPermission."
        : "";
  }

  private static void say(String message) {
    System.err.println("telemetry-agent: " + message);
  }
}
