package io.telemetryagent.cli;

import io.telemetryagent.cli.attach.AgentDialogue;
import io.telemetryagent.cli.attach.Answer;
import io.telemetryagent.cli.attach.AttachFailure;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  /** How often the agent is asked to go on publishing its status. */
  private static final int WATCH_SECONDS = 60;

  private static final long LOOK_MILLIS = 250;

  private final Terminal terminal;

  @Mixin private final AgentCommand agent;

  @Option(names = "--watch", description = "Go on, each second, until it is stopped by Ctrl-C.")
  private boolean watch;

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
    agent = new AgentCommand(terminal);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (watch) {
      watch();
      return Cli.DONE;
    }
    return show(agent.ask("status", "", true));
  }

  private int show(Answer answer) {
    if (agent.isJson() || !answer.isOk()) {
      return agent.tell(answer);
    }
    new StatusView(answer).print(agent.target().toString(), terminal.out);
    terminal.out.flush();
    return Cli.DONE;
  }

  /**
   * The agent is asked once a minute, as the JVM loads an agent each time; what it publishes
   * meanwhile is looked at.
   */
  private void watch() throws InterruptedException {
    try (AgentDialogue dialogue = agent.target().talk()) {
      Map<String, Object> shown = null;
      long asked = ask();
      while (!terminal.isClosed()) {
        Answer status = dialogue.published();
        if (status != null && !status.members().equals(shown)) {
          redraw();
          show(status);
          shown = status.members();
        }
        if (System.nanoTime() - asked > TimeUnit.SECONDS.toNanos(WATCH_SECONDS)) {
          asked = ask();
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (AttachFailure e) {
      throw CommandFailure.failed(e.getMessage());
    }
  }

  private long ask() {
    agent.ask("status", "watch_seconds=" + 2 * WATCH_SECONDS, true);
    return System.nanoTime();
  }

  private void redraw() {
    if (terminal.canRedraw() && !agent.isJson()) {
      terminal.out.print("\033[H\033[J");
    }
  }
}
