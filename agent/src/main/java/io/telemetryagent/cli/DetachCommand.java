package io.telemetryagent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the agent out of a JVM. */
@Command(
    name = "detach",
    mixinStandardHelpOptions = true,
    description = {
      "Takes the agent out of a JVM: every class gets its own byte code back.",
      "What is queued is written first, and agent_stop. The agent can be attached again."
    })
final class DetachCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = Target.LABEL, description = Target.MEANING)
  private String name;

  @Option(names = "--json", description = "Write one JSON object.")
  private boolean json;

  DetachCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    AgentCommand command = new AgentCommand(terminal, Target.of(name), json);
    return command.tell(command.ask("detach", "", true));
  }
}
