package io.telemetryagent.startup;

/** Whether this JVM is one to trace. */
final class StartupChecks {
  private static final String JAVA_COMMAND = "SUN_STANDARD";
  private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.";
  private static final String[] TOOL_PACKAGES = {
    "sun.tools.",
    "com.sun.corba.se.",
    "com.sun.java.util.jar.pack.",
    "com.sun.tools.",
    "sun.security.tools.",
    "sun.rmi.",
    "sun.jvm.hotspot.",
    "sun.jvmstat.",
    "sun.launcher.",
    "jdk.internal.",
    "jdk.tools.",
    "jdk.jfr.internal.tool.",
    "jdk.jpackage.",
    "jdk.jshell.",
    "jdk.nashorn.tools.",
    "jdk.nio.zipfs.",
    "sun.net.httpserver.simpleserver.",
    "io.telemetryagent.launcher."
  };

  private StartupChecks() {}

  /**
   * Whether the JVM runs no program at all ({@code java -version}), or a {@linkplain #isTool tool}.
   *
   * @param launcher the system property {@code sun.java.launcher}: who started the JVM
   * @param command the system property {@code sun.java.command}; null where there is no program, or
   *     where another than {@code java} started it
   */
  static boolean runsNoApp(String launcher, String command) {
    return command == null ? JAVA_COMMAND.equals(launcher) : isTool(command);
  }

  /**
   * Whether the JVM runs a tool of the JDK (javac, keytool, jcmd...) or our own command line. They
   * start with us in front when JAVA_TOOL_OPTIONS is set.
   *
   * @param command the system property {@code sun.java.command}: main class or module/class, then
   *     arguments
   */
  private static boolean isTool(String command) {
    int space = command.indexOf(' ');
    String main = space < 0 ? command : command.substring(0, space);
    String type = main.substring(main.indexOf('/') + 1);
    if (type.startsWith(SOURCE_LAUNCHER)) {
      return false;
    }
    boolean inModule = main.indexOf('/') > 0 && !main.endsWith(".jar");
    if (inModule && (main.startsWith("jdk.") || main.startsWith("java."))) {
      return true;
    }
    for (String tools : TOOL_PACKAGES) {
      if (type.startsWith(tools)) {
        return true;
      }
    }
    return main.endsWith("telemetry-agent.jar");
  }
}
