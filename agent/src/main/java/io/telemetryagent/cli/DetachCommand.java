package io.telemetryagent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the agent out of a JVM. */
@Command(
    name = "detach",
    mixinStandardHelpOptions = true,
    description = {
      "Takes the agent out of a JVM: every class gets its own byte code back.",
      "What is queued is written first, and agent_stop. The agent can be attached again."
    })
final class DetachCommand implements Callable<Integer> {
  @Mixin private final AgentCommand agent;

  DetachCommand(Terminal terminal) {
    agent = new AgentCommand(terminal);
  }

  @Override
  public Integer call() {
    return agent.tell(agent.ask("detach", "", true));
  }
}
