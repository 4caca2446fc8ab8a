package io.telemetryagent.cli;

/** A command that cannot go on. The message is one line for the user and says what to do next. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What was asked for could not be done. */
  static CommandFailure failed(String message) {
    return new CommandFailure(Cli.FAILED, message);
  }

  /** What was asked for makes no sense: nothing was done. */
  static CommandFailure wrongUse(String message) {
    return new CommandFailure(Cli.WRONG_USE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
