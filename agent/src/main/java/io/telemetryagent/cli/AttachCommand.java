package io.telemetryagent.cli;

import io.telemetryagent.cli.attach.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

  @Parameters(index = "0", paramLabel = Target.LABEL, description = Target.MEANING)
  private String name;

  @Parameters(
      index = "1..*",
      paramLabel = "key=value",
      description = "Options of the agent, as at start; checked before the process is touched.")
  private List<String> options = new ArrayList<>();

  @Option(names = "--json", description = "Write one JSON object.")
  private boolean json;

  AttachCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String text = GivenOptions.forAnotherProcess(options);
    Target target = Target.of(name);
    AgentCommand command = new AgentCommand(terminal, target, json);
    Answer answer = command.ask("attach", text, false);
    int exitCode = command.tell(answer);
    if (target.jvm().warnsOfAgents() && !json) {
      terminal.err.println(
          "note: Java 21 and later print a warning to the stderr of "
              + target
              + " for each agent that is attached (JEP 451). It does no harm; an application that"
              + " is started with -XX:+EnableDynamicAgentLoading is spared it");
    }
    return exitCode;
  }
}
