package io.telemetryagent.cli.attach;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * By the JDK's attach API, {@code com.sun.tools.attach}: the module jdk.attach from Java 9 on,
 * tools.jar beside Java 8. Through reflection, as a plain JRE has neither.
 */
final class JdkAttachment implements Attachment {
  private static final String VIRTUAL_MACHINE = "com.sun.tools.attach.VirtualMachine";

  private final Object machine;

  private JdkAttachment(Object machine) {
    this.machine = machine;
  }

  /** Whether this Java has the API. */
  static boolean isPossible() {
    return type() != null;
  }

  static Attachment to(long pid) throws AttachFailure {
    return new JdkAttachment(call(null, "attach", String.valueOf(pid)));
  }

  /** The pids of the JVMs that the API finds. */
  static List<Long> pids() {
    List<Long> pids = new ArrayList<>();
    try {
      for (Object each : (List<?>) call(null, "list")) {
        String id = (String) each.getClass().getMethod("id").invoke(each);
        if (id.matches("[0-9]{1,18}")) {
          pids.add(Long.valueOf(id));
        }
      }
    } catch (AttachFailure | ReflectiveOperationException e) {
      // Then it finds none.
    }
    return pids;
  }

  @Override
  public void load(String jar, String argument) throws AttachFailure {
    call(machine, "loadAgent", jar, argument);
  }

  @Override
  public Properties agentProperties() throws AttachFailure {
    return (Properties) call(machine, "getAgentProperties");
  }

  @Override
  public Properties systemProperties() throws AttachFailure {
    return (Properties) call(machine, "getSystemProperties");
  }

  @Override
  public void close() {
    try {
      call(machine, "detach");
    } catch (AttachFailure e) {
      // It is gone, which is what was wanted.
    }
  }

  private static Object call(Object machine, String method, String... arguments)
      throws AttachFailure {
    Class<?>[] types = new Class<?>[arguments.length];
    Arrays.fill(types, String.class);
    try {
      return type().getMethod(method, types).invoke(machine, (Object[]) arguments);
    } catch (InvocationTargetException e) {
      throw AttachFailure.raw(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw AttachFailure.raw(e);
    }
  }

  private static Class<?> type() {
    for (ClassLoader loader :
        new ClassLoader[] {ClassLoader.getSystemClassLoader(), Tools.LOADER}) {
      try {
        return Class.forName(VIRTUAL_MACHINE, true, loader);
      } catch (ClassNotFoundException | LinkageError e) {
        // Not there.
      }
    }
    return null;
  }

  /** Of Java 8. */
  private static final class Tools {
    static final ClassLoader LOADER = loader();

    private static ClassLoader loader() {
      List<URL> jars = new ArrayList<>();
      String home = System.getProperty("java.home");
      String chosen = System.getenv("JAVA_HOME");
      add(new File(home, "../lib/tools.jar"), jars);
      add(new File(home, "lib/tools.jar"), jars);
      if (chosen != null) {
        add(new File(chosen, "lib/tools.jar"), jars);
      }
      return new URLClassLoader(jars.toArray(new URL[0]));
    }

    private static void add(File jar, List<URL> jars) {
      try {
        jars.add(jar.toURI().toURL());
      } catch (MalformedURLException e) {
        // Then it is not there.
      }
    }
  }
}
