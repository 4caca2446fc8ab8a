package io.telemetryagent.cli;

import io.telemetryagent.cli.attach.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes options of an agent that runs. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    description = {
      "Changes options of the agent in a JVM, as far as they may change while it runs.",
      "Newly included classes are woven, excluded ones get their own byte code back."
    })
final class SetCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final AgentCommand agent;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "key=value",
      description = "Options of the agent; checked before the process is touched.")
  private List<String> options = new ArrayList<>();

  SetCommand(Terminal terminal) {
    this.terminal = terminal;
    agent = new AgentCommand(terminal);
  }

  @Override
  public Integer call() {
    String text = GivenOptions.forAnotherProcess(options);
    Answer answer = agent.ask("set", text, true);
    if (!agent.isJson()) {
      for (Object each : answer.list("changed")) {
        Map<?, ?> change = each instanceof Map ? (Map<?, ?>) each : null;
        terminal.out.println(
            change == null
                ? each
                : change.get("option") + ": " + change.get("old") + " -> " + change.get("new"));
      }
      for (Object each : answer.list("refused")) {
        Map<?, ?> refusal = each instanceof Map ? (Map<?, ?>) each : null;
        terminal.out.println(
            refusal == null ? each : refusal.get("option") + " stays: " + refusal.get("reason"));
      }
    }
    return agent.tell(answer);
  }
}
