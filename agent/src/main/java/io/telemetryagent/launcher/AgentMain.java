package io.telemetryagent.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.jar.JarFile;

/**
 * Where the JVM enters: {@code -javaagent} calls premain, attaching calls agentmain. Runs the agent
 * in a class loader of its own, and lets go of that once the agent has left, so that one of a newer
 * jar may come. This class itself stays for ever, from whatever jar came first: what it calls must
 * never change. Whatever fails here, the app runs on without us.
 */
public final class AgentMain {
  private static final String TRACER = "io.telemetryagent.bootstrap.Tracer";
  private static final String AGENT = "io.telemetryagent.startup.Agent";
  private static final String START = "start";
  private static final String ANSWER = "telemetry-agent.answer";

  /** Of the agent that is in; null for none. */
  private static IsolatedClassLoader loader;

  /** The first one serves for all that come later: the JVM keeps every one for ever. */
  private static Instrumentation instrumentation;

  /** What has come of a command in several parts. */
  private static AttachArgument begun;

  private AgentMain() {}

  /** Entered before the app's main. */
  public static synchronized void premain(String options, Instrumentation given) {
    if (loader != null) {
      say("a copy of the agent runs in this JVM already; this one stays off.");
      return;
    }
    obey(START, null, null, options, given);
  }

  /** Entered in a process that runs already. */
  public static synchronized void agentmain(String argument, Instrumentation given) {
    try {
      AttachArgument received = AttachArgument.parse(argument).behind(begun);
      begun = received;
      if (received != null && received.isLast()) {
        begun = null;
        obey(received.command, received.id, received.jar, received.text, given);
      }
    } catch (RuntimeException e) {
      say("cannot do what was asked for (" + e + "). The application runs on.");
    }
  }

  private static void obey(
      String command, String id, String jar, String options, Instrumentation given) {
    IsolatedClassLoader used = loader;
    boolean isIn = used != null;
    instrumentation = instrumentation == null ? given : instrumentation;
    try {
      if (used == null) {
        File file = jar == null ? OwnJar.file() : new File(jar);
        addToBootLoader(file);
        used = new IsolatedClassLoader(file);
      }
      isIn =
          (Boolean)
              used.loadClass(AGENT)
                  .getMethod(
                      "obey", String.class, String.class, String.class, Instrumentation.class)
                  .invoke(null, command, id, options, instrumentation);
    } catch (Throwable t) {
      Throwable cause = t instanceof InvocationTargetException ? t.getCause() : t;
      String problem = "cannot " + command + " (" + cause + ")." + remedy(cause) + outcome(isIn);
      if (id == null) {
        say(problem);
      } else {
        // The agent has a better place for answers, but there is none to put it there.
        System.setProperty(ANSWER, answer(id, problem));
      }
    }
    // Its jar stays open: what the agent has left with a request that hangs may need a class of it.
    loader = isIn ? used : null;
  }

  /**
   * The jar's manifest asks for this too (Boot-Class-Path), which spares the JVM's warning about
   * class data sharing, but that names the jar as it was built: a renamed one is added here.
   */
  private static void addToBootLoader(File jar) throws IOException {
    try {
      Class.forName(TRACER, false, null);
    } catch (ClassNotFoundException e) {
      instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar));
    }
  }

  private static String outcome(boolean isIn) {
    return isIn ? " The agent goes on as before." : " Telemetry is off; the application runs on.";
  }

  /** A security manager minds us only where the jar's name keeps us out of the boot loader. */
  private static String remedy(Throwable cause) {
    return cause instanceof SecurityException
        ? " Name the jar telemetry-agent.jar, or grant it java.security.AllPermission."
        : "";
  }

  private static String answer(String id, String problem) {
    String text = problem.replace('\\', '/').replace('"', '\'').replaceAll("\\p{Cntrl}", " ");
    return "{\"id\":\"" + id + "\",\"ok\":false,\"message\":\"" + text + "\"}";
  }

  private static void say(String message) {
    System.err.println("telemetry-agent: " + message);
  }
}
