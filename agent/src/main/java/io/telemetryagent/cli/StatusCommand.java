package io.telemetryagent.cli;

import io.telemetryagent.cli.attach.AgentDialogue;
import io.telemetryagent.cli.attach.Answer;
import io.telemetryagent.cli.attach.AttachFailure;
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
  /** Has the agent renew its answer each second for so long; then it is asked again. */
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
   * Asked once a minute, as each time the JVM loads an agent; the answer is looked at meanwhile.
   */
  private void watch(Target target, AgentCommand command) throws InterruptedException {
    try (AgentDialogue dialogue = target.talk()) {
      Answer answer = command.ask("status", "watch_seconds=" + WATCH_SECONDS, true);
      long asked = System.nanoTime();
      while (!terminal.isClosed()) {
        redraw();
        show(target, command, answer);
        Answer next = null;
        while (next == null) {
          if (System.nanoTime() - asked > TimeUnit.SECONDS.toNanos(WATCH_SECONDS)) {
            next = command.ask("status", "watch_seconds=" + WATCH_SECONDS, true);
            asked = System.nanoTime();
          } else {
            Thread.sleep(LOOK_MILLIS);
            next = dialogue.latest(answer);
          }
        }
        answer = next;
      }
    } catch (AttachFailure e) {
      throw CommandFailure.failed(target + " has ended, or lets nobody in any more");
    }
  }

  private void redraw() {
    if (terminal.canRedraw() && !json) {
      terminal.out.print("\033[H\033[J");
    }
  }
}
