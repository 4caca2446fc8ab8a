package io.telemetryagent.cli;

import io.telemetryagent.cli.attach.AgentDialogue;
import io.telemetryagent.cli.attach.AttachFailure;
import io.telemetryagent.cli.attach.Jvm;
import java.util.List;

/** The JVM that a command is for, as the user names it. */
final class Target {
  static final String LABEL = "PID|NAME";
  static final String MEANING = "The process: its pid, main class or jar, or a part of these.";

  private final Jvm jvm;

  private Target(Jvm jvm) {
    this.jvm = jvm;
  }

  /** The only JVM of that name. */
  static Target of(String name) {
    List<Jvm> called = Jvm.called(name);
    if (called.isEmpty()) {
      throw CommandFailure.failed(
          "no JVM here is called " + name + "; " + Cli.PROGRAM + " list shows them");
    }
    if (called.size() > 1) {
      StringBuilder choice = new StringBuilder();
      for (Jvm jvm : called) {
        choice.append(choice.length() == 0 ? "" : ", ");
        choice.append(jvm.pid()).append(" (").append(jvm.name()).append(")");
      }
      throw CommandFailure.failed(name + " may be any of " + choice + "; give the pid");
    }
    return new Target(called.get(0));
  }

  AgentDialogue talk() {
    try {
      return AgentDialogue.with(jvm);
    } catch (AttachFailure e) {
      throw CommandFailure.failed(e.getMessage());
    }
  }

  Jvm jvm() {
    return jvm;
  }

  /** {@code shop.jar (4711)}. */
  @Override
  public String toString() {
    return jvm.name() + " (" + jvm.pid() + ")";
  }
}
