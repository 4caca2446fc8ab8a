package io.telemetryagent.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Lines;
import io.telemetryagent.e2e.lines.TraceCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that work on running JVMs. */
class AttachCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  /** Each Java in both roles. */
  @ParameterizedTest
  @CsvSource({"8, 25", "11, 21", "17, 8", "21, 17", "25, 11"})
  void javaOfAnyVersion_attachesToAnyOther(int own, int other) throws IOException {
    Path file = folder.resolve("lines.jsonl");
    try (TargetProcess target = TargetProcess.java(other)) {
      String pid = String.valueOf(target.pid());
      Command attached =
          Command.run(own, "attach", pid, "include=attached.*,output_path=" + file, "flush_ms=1");
      assertDone(attached);
      assertThat(attached.stdout()).startsWith("attached.Target (" + pid + "): Attached");
      assertThat(attached.stderr().contains("Java 21 and later print a warning"))
          .isEqualTo(other >= 21);
      assertThat(target.ask("7")).isEqualTo("answer 7");
      assertThat(target.ask("x")).isEqualTo("no number");
      assertThat(Command.run(own, "status", pid).stdout())
          .contains("telemetry-agent 2", "include     attached.*", "attached.Target.answer");
      assertDone(Command.run(own, "detach", pid));
      assertThat(target.ask("8")).isEqualTo("answer 8");
    }
    List<Line> lines = Lines.read(file);
    TraceCheck.check(lines, TraceCheck.End.ORDERLY);
    assertThat(lines.stream().filter(line -> line.is("function_entry")).map(Line::functionName))
        .containsExactly(
            "attached.Target.answer",
            "attached.Target.number",
            "attached.Target.answer",
            "attached.Target.number");
  }

  /** Without the module jdk.attach, as in a JRE. */
  @Test
  void plainRuntime_attachesToo() throws IOException {
    Path file = folder.resolve("lines.jsonl");
    try (TargetProcess target = TargetProcess.java(Jdks.own())) {
      String pid = String.valueOf(target.pid());
      assertDone(
          Command.run(plainRuntime(17), "attach", pid, "include=attached.*,output_path=" + file));
      assertThat(target.ask("7")).isEqualTo("answer 7");
      assertThat(Command.run(plainRuntime(17), "list").stdout())
          .containsPattern(pid + " +attached.Target +\\S+ +2\\.\\S+\n");
      assertDone(Command.run(plainRuntime(17), "detach", pid));
    }
    assertThat(Lines.read(file)).extracting(Line::functionName).contains("attached.Target.number");
  }

  @Test
  void plainRuntimeOfOlderJava_saysWhatItTakes() throws IOException {
    try (TargetProcess target = TargetProcess.java(Jdks.own())) {
      Command attached = Command.run(plainRuntime(11), "attach", target.pid() + "");
      assertThat(attached.stderr())
          .contains("cannot attach to processes; run this with a JDK")
          .hasLineCount(1);
      assertThat(attached.exitCode()).isEqualTo(1);
    }
  }

  private static List<String> plainRuntime(int java) {
    return List.of(
        Jdks.java(java).toString(),
        "--limit-modules",
        "java.base,java.logging,java.instrument",
        "-jar",
        AgentJvm.AGENT.toString());
  }

  @Test
  void options_changeWhileItRuns() throws IOException {
    Path file = folder.resolve("lines.jsonl");
    try (TargetProcess target = TargetProcess.java(Jdks.own())) {
      String pid = String.valueOf(target.pid());
      assertThat(json("list").get("jvms").toString()).contains("\"pid\":" + pid + ",");
      assertThat(Command.run(Jdks.own(), "set", pid, "include=a.*").stderr())
          .contains("there is no agent in attached.Target (" + pid + ")");
      assertThat(json("attach", pid, "output_path=" + file).get("woven_methods").intValue())
          .isEqualTo(3);
      Command set =
          Command.run(Jdks.own(), "set", pid, "exclude=attached.*#number", "queue_capacity=5");
      assertDone(set);
      assertThat(set.stdout())
          .contains("exclude: nothing -> attached.*#number\n")
          .contains("queue_capacity stays: ");
      assertThat(target.ask("7")).isEqualTo("answer 7");
      // Attached twice: changed, not installed twice.
      assertThat(json("attach", pid, "exclude=attached.*#answer").get("updated").booleanValue())
          .isTrue();
      assertThat(target.ask("8")).isEqualTo("answer 8");
      JsonNode status = json("status", pid);
      assertThat(status.get("exclude").toString()).isEqualTo("[\"attached.*#answer\"]");
      assertDone(Command.run(Jdks.own(), "detach", pid));
      assertThat(json("list").get("jvms").valueStream().filter(jvm -> isOf(pid, jvm)))
          .singleElement()
          .satisfies(jvm -> assertThat(jvm.get("agent_version").isNull()).isTrue());
    }
    assertThat(Lines.read(file).stream().filter(line -> line.is("function_entry")))
        .extracting(Line::functionName)
        .containsExactly("attached.Target.answer", "attached.Target.number");
    assertThat(Command.run(Jdks.own(), "validate", file.toString()).stdout()).startsWith("valid: ");
  }

  private static boolean isOf(String pid, JsonNode jvm) {
    return jvm.get("pid").toString().equals(pid);
  }

  @Test
  void agentOfTheStart_isWatchedByName() throws IOException {
    String flag = AgentJvm.agentFlag("output_path=" + folder.resolve("lines.jsonl"));
    try (TargetProcess target = TargetProcess.java(25, flag)) {
      Process watch =
          new ProcessBuilder(
                  Jdks.java(Jdks.own()).toString(),
                  "-jar",
                  AgentJvm.AGENT.toString(),
                  "status",
                  target.pid() + "",
                  "--watch",
                  "--json")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      watch.onExit().orTimeout(60, TimeUnit.SECONDS).exceptionally(late -> watch.destroyForcibly());
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8))) {
        JsonNode first = JSON.readTree(lines.readLine());
        assertThat(target.ask("7")).isEqualTo("answer 7");
        JsonNode later = first;
        while (later.get("events_written").longValue() < 4) {
          later = JSON.readTree(lines.readLine());
        }
        assertThat(later.get("uptime_seconds").longValue())
            .isGreaterThanOrEqualTo(first.get("uptime_seconds").longValue());
      } finally {
        watch.destroyForcibly().onExit().join();
      }
    }
  }

  @Test
  void endpointThatTakesNothing_isInTheStatus() throws IOException {
    try (TargetProcess target = TargetProcess.java(Jdks.own())) {
      String pid = String.valueOf(target.pid());
      // Nobody listens at port 1.
      String options = "output_path=none,log_level=error,otlp_endpoint=http://127.0.0.1:1";
      assertDone(Command.run(Jdks.own(), "attach", pid, options));
      String status = "";
      for (int tries = 0; tries < 60 && !status.contains("TAKES NOTHING"); tries++) {
        status = Command.run(Jdks.own(), "status", pid).stdout();
      }
      assertThat(status)
          .containsPattern("\nspans +http://127.0.0.1:1/v1/traces, sent: 0, waiting: 0\n")
          .containsPattern(
              "\nlog records +http://127.0.0.1:1/v1/logs, sent: 0, waiting: 1, TAKES NOTHING\n");
      assertDone(Command.run(Jdks.own(), "detach", pid));
    }
  }

  @Test
  void deletedSocket_isMadeAnew() throws IOException {
    try (TargetProcess target = TargetProcess.java(Jdks.own())) {
      String pid = String.valueOf(target.pid());
      String output = "output_path=" + folder.resolve("lines.jsonl");
      assertDone(Command.run(Jdks.own(), "attach", pid, output));
      Files.delete(Path.of("/tmp/.java_pid" + pid));
      assertDone(Command.run(Jdks.own(), "detach", pid));
    }
  }

  private static JsonNode json(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    Command command = Command.run(Jdks.own(), all.toArray(String[]::new));
    assertThat(command.exitCode()).as(command.toString()).isZero();
    return JSON.readTree(command.stdout());
  }

  private static void assertDone(Command command) {
    assertThat(command.exitCode()).as(command.toString()).isZero();
  }
}
