package io.telemetryagent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings the agent into a running JVM, or changes the options of the one that is in. */
@Command(
    name = "attach",
    mixinStandardHelpOptions = true,
    description = {
      "Brings the agent into a running JVM; where it is in already, changes its options.",
      "File names are those of the process: relative to where it runs, as its user may write."
    })
final class AttachCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final AgentCommand agent;

  @Parameters(
      index = "1..*",
      paramLabel = "key=value",
      description = "Options of the agent, as at start; checked before the process is touched.")
  private List<String> options = new ArrayList<>();

  AttachCommand(Terminal terminal) {
    this.terminal = terminal;
    agent = new AgentCommand(terminal);
  }

  @Override
  public Integer call() {
    String text = GivenOptions.forAnotherProcess(options);
    int exitCode = agent.tell(agent.ask("attach", text, false));
    if (agent.target().jvm().warnsOfAgents() && !agent.isJson()) {
      terminal.err.println(
          "note: Java 21 and later print a warning to the stderr of "
              + agent.target()
              + " for each agent that is attached (JEP 451). It does no harm; an application that"
              + " is started with -XX:+EnableDynamicAgentLoading is spared it");
    }
    return exitCode;
  }
}
