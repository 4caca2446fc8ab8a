package attached;

import java.lang.instrument.Instrumentation;

/** Answers as our agent does, and says what it was told. */
public final class Stub {
  private static String told = "";

  private Stub() {}

  /** Entered once for each part of a command. */
  public static void agentmain(String argument, Instrumentation instrumentation) {
    int end = argument.indexOf('\n');
    String head = argument.substring(0, end);
    told += argument.substring(end + 1);
    String part = head.substring(head.indexOf("part=") + 5);
    if (part.split("/")[0].equals(part.split("/")[1])) {
      String id = head.substring(head.indexOf("id=") + 3, head.indexOf(";jar="));
      String command = head.substring("command=".length(), head.indexOf(";id="));
      System.setProperty(
          "telemetry-agent.answer",
          "{\"id\":\"" + id + "\",\"ok\":true,\"message\":\"" + command + ":" + told + "\"}");
      System.setProperty("telemetry-agent.version", "9.9");
      told = "";
    }
  }
}
