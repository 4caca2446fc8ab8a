package io.telemetryagent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** No command: says which there are, and how the agent itself is used. */
@Command(
    name = Cli.PROGRAM,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "",
      "Traces Java programs. In front of a program:",
      "  java -javaagent:telemetry-agent.jar[=key=value,...] -jar app.jar",
      "  include=com.acme.*     what to trace, instead of the package of the main class",
      "  output_path=FILE       where the lines go, instead of standard output",
      "All options: " + Cli.PROGRAM + " config --docs",
      ""
    },
    footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use."})
final class RootCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  RootCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CommandLine commands = spec.commandLine();
    commands.usage(terminal.out, commands.getColorScheme());
    return Cli.DONE;
  }
}
