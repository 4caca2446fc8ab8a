package io.telemetryagent.startup;

/** Whether this JVM is one to trace. */
final class StartupChecks {
  private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.";
  private static final String[] TOOL_PACKAGES = {
    "sun.tools.",
    "com.sun.tools.",
    "sun.security.tools.",
    "sun.rmi.",
    "sun.jvmstat.",
    "sun.launcher.",
    "jdk.internal.",
    "jdk.tools.",
    "jdk.jfr.internal.tool.",
    "jdk.jpackage.",
    "jdk.nio.zipfs.",
    "sun.net.httpserver.simpleserver.",
    "io.telemetryagent.launcher."
  };

  private StartupChecks() {}

  /**
   * Whether the JVM runs a tool of the JDK (javac, keytool, jcmd...) or our own command line. They
   * start with us in front when JAVA_TOOL_OPTIONS is set.
   *
   * @param command the system property {@code sun.java.command}: main class or module/class, then
   *     arguments; null where unknown
   */
  static boolean isTool(String command) {
    if (command == null) {
      return false;
    }
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
