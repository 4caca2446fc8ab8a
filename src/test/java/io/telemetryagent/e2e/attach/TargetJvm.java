package io.telemetryagent.e2e.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.RunningJvm;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Lines;
import io.telemetryagent.e2e.lines.TraceCheck;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A process that runs without the agent until that is attached. */
final class TargetJvm implements AutoCloseable {
  private final RunningJvm jvm;
  private Path agent = AgentJvm.AGENT;
  private Path output;
  private int outputs;
  private int dumps;

  private TargetJvm(RunningJvm jvm) {
    this.jvm = jvm;
  }

  /** Runs {@code served.Server}, which first prints its port. */
  static TargetJvm of(int java) {
    return new TargetJvm(program(java).startPlain());
  }

  /** Runs it with the agent from its start. */
  static TargetJvm startedWith(AgentJvm program, String options) {
    RunningJvm jvm = program.options(options).startTraced();
    TargetJvm target = new TargetJvm(jvm);
    target.output = jvm.folder().resolve("lines.jsonl");
    return target;
  }

  static AgentJvm program(int java) {
    // Without the property each answer waits 40 ms for the client's acknowledgement.
    return AgentJvm.java(java).main("served.Server").property("sun.net.httpserver.nodelay", "true");
  }

  RunningJvm jvm() {
    return jvm;
  }

  /** From now on commands are sent by another jar. */
  void agent(Path jar) {
    agent = jar;
  }

  /** Attaches with an output of its own, and fails unless that is done. */
  JsonNode attach(String options) {
    output = jvm.folder().resolve("lines-" + ++outputs + ".jsonl");
    return done("attach", "output_path=" + output + "," + options);
  }

  /** Sends a command, and fails unless it is done. */
  JsonNode done(String command, String options) {
    JsonNode answer = send(command, options);
    assertThat(answer.get("ok").booleanValue()).as(answer.toString()).isTrue();
    return answer;
  }

  /** Sends a command, and fails unless it is refused; returns why. */
  String refused(String command, String options) {
    JsonNode answer = send(command, options);
    assertThat(answer.get("ok").booleanValue()).as(answer.toString()).isFalse();
    return answer.get("message").stringValue();
  }

  private JsonNode send(String command, String options) {
    return Attacher.send(jvm.pid(), agent, command, options);
  }

  /** The lines of the last attach, which has ended; each is checked, and all together. */
  List<Line> lines() {
    return lines(output);
  }

  static List<Line> lines(Path output) {
    List<Line> lines = Lines.read(output);
    TraceCheck.check(lines, TraceCheck.End.ORDERLY);
    return lines;
  }

  /** Where the lines of the last attach go. */
  Path output() {
    return output;
  }

  Dump dump() {
    return Dump.of(jvm.pid(), jvm.folder().resolve("dump-" + ++dumps));
  }

  @Override
  public void close() {
    jvm.close();
  }
}
