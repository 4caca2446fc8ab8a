package io.telemetryagent.cli;

import io.telemetryagent.config.AgentVersion;
import io.telemetryagent.config.EditDistance;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and how they end. */
public final class Cli {
  /** How the program is called, as in its help. */
  static final String PROGRAM = "java -jar telemetry-agent.jar";

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USE = 2;

  private static final int HELP_WIDTH = 100;

  private Cli() {}

  /**
   * Runs one command of this process. Called by the launcher.
   *
   * @return the exit code: 0 done, 1 failed, 2 wrong use
   */
  public static int run(String[] args) {
    return run(Terminal.ofThisProcess(), args);
  }

  static int run(Terminal terminal, String... args) {
    int exitCode = commands(terminal).execute(args);
    terminal.out.flush();
    return exitCode;
  }

  private static CommandLine commands(Terminal terminal) {
    CommandLine commands =
        new CommandLine(new RootCommand(terminal))
            .addSubcommand(new ListCommand(terminal))
            .addSubcommand(new AttachCommand(terminal))
            .addSubcommand(new DetachCommand(terminal))
            .addSubcommand(new StatusCommand(terminal))
            .addSubcommand(new SetCommand(terminal))
            .addSubcommand(new ConfigCommand(terminal))
            .addSubcommand(new ValidateCommand(terminal))
            .addSubcommand(new TailCommand(terminal))
            .addSubcommand(new PlanCommand(terminal))
            .addSubcommand(new CommandLine.HelpCommand());
    commands.setOut(new PrintWriter(terminal.out, true));
    commands.setErr(new PrintWriter(terminal.err, true));
    commands.setColorScheme(
        Help.defaultColorScheme(terminal.hasColours() ? Help.Ansi.ON : Help.Ansi.OFF));
    commands.setExpandAtFiles(false);
    commands.setUsageHelpWidth(HELP_WIDTH);
    commands.setUsageHelpLongOptionsMaxWidth(HELP_WIDTH / 3);
    commands.setParameterExceptionHandler((wrong, given) -> refuse(terminal, wrong));
    commands.setExecutionExceptionHandler((failure, line, given) -> fail(terminal, failure));
    setVersion(commands);
    return commands;
  }

  private static void setVersion(CommandLine commands) {
    commands.getCommandSpec().version("telemetry-agent " + AgentVersion.text());
    commands.getSubcommands().values().forEach(Cli::setVersion);
  }

  private static int refuse(Terminal terminal, ParameterException wrong) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
    terminal.err.println(
        "telemetry-agent: " + whatIsWrong(wrong) + ". See: " + command + " --help");
    return WRONG_USE;
  }

  private static String whatIsWrong(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException)) {
      return wrong.getMessage();
    }
    UnmatchedArgumentException unmatched = (UnmatchedArgumentException) wrong;
    String word = unmatched.getUnmatched().get(0);
    boolean isOption = word.startsWith("-");
    boolean isCommand = !isOption && wrong.getCommandLine().getParent() == null;
    String near = EditDistance.nearest(word, unmatched.getSuggestions());
    return "there is no "
        + (isOption ? "option " : isCommand ? "command " : "use for ")
        + word
        + (near == null ? "" : "; the nearest is " + near);
  }

  private static int fail(Terminal terminal, Exception failure) {
    terminal.out.flush();
    if (failure instanceof CommandFailure) {
      terminal.err.println("telemetry-agent: " + failure.getMessage());
      return ((CommandFailure) failure).exitCode();
    }
    terminal.err.println("telemetry-agent: this should not happen; please report it:");
    failure.printStackTrace(terminal.err);
    return FAILED;
  }
}
