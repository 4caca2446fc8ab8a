package io.telemetryagent.cli;

import io.telemetryagent.cli.attach.AgentDialogue;
import io.telemetryagent.cli.attach.Answer;
import io.telemetryagent.cli.attach.AttachFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What commands to the agent in a JVM share: whom they ask, and how they tell what it answers. */
final class AgentCommand {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = Target.LABEL, description = Target.MEANING)
  private String name;

  @Option(names = "--json", description = "Write one JSON object.")
  private boolean json;

  private Target target;

  AgentCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The JVM that the user names; looked for once, when it is first needed. */
  Target target() {
    if (target == null) {
      target = Target.of(name);
    }
    return target;
  }

  /** Whether the user wants JSON. */
  boolean isJson() {
    return json;
  }

  /**
   * The answer, where the agent did what it was asked for.
   *
   * @param text options, as the agent takes them
   * @param needsAgent whether the JVM must have our agent already
   */
  Answer ask(String command, String text, boolean needsAgent) {
    try (AgentDialogue dialogue = target().talk()) {
      if (needsAgent && !dialogue.hasAgent()) {
        throw CommandFailure.failed(
            "there is no agent in " + target() + "; " + Cli.PROGRAM + " attach brings it in");
      }
      return dialogue.ask(command, text);
    } catch (AttachFailure e) {
      throw CommandFailure.failed(e.getMessage());
    }
  }

  /** Tells it, as JSON or in one line and warnings; returns the exit code. */
  int tell(Answer answer) {
    if (json) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("pid", target().jvm().pid());
      members.putAll(answer.members());
      members.remove("id");
      terminal.out.println(JsonText.of(members));
      return answer.isOk() ? Cli.DONE : Cli.FAILED;
    }
    terminal.out.flush();
    for (Object warning : answer.list("warnings")) {
      terminal.err.println("warning: " + warning);
    }
    if (!answer.isOk()) {
      throw CommandFailure.failed(target() + ": " + answer.message());
    }
    terminal.out.println(target() + ": " + answer.message());
    return Cli.DONE;
  }
}
