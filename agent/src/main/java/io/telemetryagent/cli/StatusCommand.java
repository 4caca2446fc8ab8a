package io.telemetryagent.cli;

import io.telemetryagent.cli.attach.AgentDialogue;
import io.telemetryagent.cli.attach.Answer;
import io.telemetryagent.cli.attach.AttachFailure;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the agent in a JVM is doing. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what the agent in a JVM is doing.",
      "What is woven, events written, drops and why, the queue, the output, damped methods, where it"
          + " runs, and the most frequent and slowest methods."
    })
final class StatusCommand implements Callable<Integer> {
  /** So often the agent is asked to go on publishing its status. */
  private static final int WATCH_SECONDS = 60;

  private static final long LOOK_MILLIS = 250;

  private final Terminal terminal;

  @Parameters(paramLabel = Target.LABEL, description = Target.MEANING)
  private String name;

  @Option(names = "--watch", description = "Go on, each second, until it is stopped by Ctrl-C.")
  private boolean watch;

  @Option(names = "--json", description = "Write one JSON object; with --watch one a second.")
  private boolean json;

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Target target = Target.of(name);
    AgentCommand command = new AgentCommand(terminal, target, json);
    if (watch) {
      watch(target, command);
      return Cli.DONE;
    }
    Answer answer = command.ask("status", "", true);
    return show(target, command, answer);
  }

  private int show(Target target, AgentCommand command, Answer answer) {
    if (json || !answer.isOk()) {
      return command.tell(answer);
    }
    new StatusView(answer).print(target.toString(), terminal.out);
    terminal.out.flush();
    return Cli.DONE;
  }

  /**
   * The agent is asked once a minute, as the JVM loads an agent each time; what it publishes
   * meanwhile is looked at.
   */
  private void watch(Target target, AgentCommand command) throws InterruptedException {
    try (AgentDialogue dialogue = target.talk()) {
      Map<String, Object> shown = null;
      long asked = ask(command);
      while (!terminal.isClosed()) {
        Answer status = dialogue.published();
        if (status != null && !status.members().equals(shown)) {
          redraw();
          show(target, command, status);
          shown = status.members();
        }
        if (System.nanoTime() - asked > TimeUnit.SECONDS.toNanos(WATCH_SECONDS)) {
          asked = ask(command);
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (AttachFailure e) {
      throw CommandFailure.failed(e.getMessage());
    }
  }

  private static long ask(AgentCommand command) {
    command.ask("status", "watch_seconds=" + 2 * WATCH_SECONDS, true);
    return System.nanoTime();
  }

  private void redraw() {
    if (terminal.canRedraw() && !json) {
      terminal.out.print("\033[H\033[J");
    }
  }
}
