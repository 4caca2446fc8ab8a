package io.telemetryagent.launcher;

/** Where {@code java -jar telemetry-agent.jar} enters. */
public final class CliMain {
  private static final int WRONG_USE = 2;

  private CliMain() {}

  /** Says how the agent is used. */
  public static void main(String[] args) {
    System.out.println("usage: java -javaagent:telemetry-agent.jar[=key=value,...] -jar app.jar");
    System.out.println();
    System.out.println("Traces the package of the app's main class to standard output.");
    System.out.println("  include=com.acme.*     trace these packages instead");
    System.out.println("  output_path=FILE       write the lines to a file");
    System.out.println("All options: docs/CONFIG.md.");
    boolean asked = args.length == 0 || args[0].equals("--help") || args[0].equals("-h");
    if (!asked) {
      System.err.println("telemetry-agent: no such command: " + args[0]);
      System.exit(WRONG_USE);
    }
  }
}
