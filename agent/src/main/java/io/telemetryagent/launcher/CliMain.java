package io.telemetryagent.launcher;

/** Where {@code java -jar telemetry-agent.jar} enters. */
public final class CliMain {
  private static final String CLI = "io.telemetryagent.cli.Cli";

  private CliMain() {}

  /** Runs one command in our own class loader, and ends the process with its exit code. */
  public static void main(String[] args) throws Exception {
    // No app is near: the system's loader has this jar alone, and the JDK's attach API.
    ClassLoader loader = new IsolatedClassLoader(OwnJar.file(), ClassLoader.getSystemClassLoader());
    Object exitCode =
        loader.loadClass(CLI).getMethod("run", String[].class).invoke(null, (Object) args);
    System.exit((Integer) exitCode);
  }
}
