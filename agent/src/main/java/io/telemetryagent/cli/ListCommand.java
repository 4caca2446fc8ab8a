package io.telemetryagent.cli;

import io.telemetryagent.cli.attach.Jvm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The JVMs one may attach to. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the JVMs one may attach to: pid, main class or jar, Java, whether our agent is in.",
      "They are those of this user, or all for root. Nothing is attached to, but where something"
          + " points to our agent."
    })
final class ListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--json", description = "Write one JSON object.")
  private boolean json;

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Jvm> all = Jvm.all();
    if (json) {
      tellAsJson(all);
      return Cli.DONE;
    }
    Table table = new Table("pid", "name", "java", "agent");
    for (Jvm jvm : all) {
      table.row(
          String.valueOf(jvm.pid()),
          jvm.name(),
          orDash(jvm.javaVersion()),
          orDash(jvm.agentVersion()));
    }
    table.print(terminal.out);
    return Cli.DONE;
  }

  private void tellAsJson(List<Jvm> all) {
    List<Object> jvms = new ArrayList<>();
    for (Jvm jvm : all) {
      Map<String, Object> described = new LinkedHashMap<>();
      described.put("pid", jvm.pid());
      described.put("name", jvm.name());
      described.put("java_version", jvm.javaVersion());
      described.put("agent_version", jvm.agentVersion());
      jvms.add(described);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("jvms", jvms);
    terminal.out.println(JsonText.of(result));
  }

  private static String orDash(String text) {
    return text == null ? "-" : text;
  }
}
