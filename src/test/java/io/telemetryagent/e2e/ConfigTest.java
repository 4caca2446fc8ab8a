package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options as a user gives them, from the sources a real process has. */
class ConfigTest {

  @TempDir private Path temp;

  @Test
  void strongestSource_decides() throws IOException {
    Path file = temp.resolve("agent.properties");
    Files.writeString(file, "environment=file");
    List<UnaryOperator<AgentJvm>> weakestFirst =
        List.of(
            jvm -> jvm,
            jvm -> jvm.environment("TELEMETRY_CONFIG", file.toString()),
            jvm -> jvm.environment("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=otel"),
            jvm -> jvm.environment("ENVIRONMENT", "plain"),
            jvm -> jvm.environment("TELEMETRY_ENVIRONMENT", "prefixed"),
            jvm -> jvm.property("telemetry.environment", "property"),
            jvm -> jvm.options("environment=argument"));
    List<String> expected =
        List.of("dev", "file", "otel", "plain", "prefixed", "property", "argument");
    AgentJvm jvm = busy();
    for (int i = 0; i < weakestFirst.size(); i++) {
      Run run = weakestFirst.get(i).apply(jvm).run();
      assertThat(run.lines())
          .extracting(line -> line.origin().get("environment").stringValue())
          .containsOnly(expected.get(i));
    }
  }

  @Test
  void plainEnvironmentNames_areUnderstood() {
    Run run =
        AgentJvm.java(Jdks.own())
            .main("faults.Rethrows")
            .output(null)
            .environment("OUTPUT_PATH", "../plain.jsonl")
            .environment("SERVICE_NAME", "till")
            .environment("SERVICE_VERSION", "9.1")
            .environment("ENVIRONMENT", "prod")
            .environment("COLLECT_STACKTRACE_ON_ERROR", "false")
            .runLikePlain();
    assertThat(run.linesFile()).hasFileName("plain.jsonl");
    assertThat(run.lines().get(0).origin().get("service").toString())
        .isEqualTo("{\"name\":\"till\",\"version\":\"9.1\"}");
    assertThat(run.lines().get(0).origin().get("environment").stringValue()).isEqualTo("prod");
    assertThat(run.lines("exception")).isNotEmpty().allMatch(line -> line.stackTrace() == null);
  }

  @Test
  void agentStart_tellsTheEffectiveConfiguration() {
    Run run = busy().options("flush_ms=7").property("telemetry.queue_capacity", "1000").run();
    assertThat(run.lines().get(0).attribute("config.flush_ms")).isEqualTo("7");
    assertThat(run.lines().get(0).attribute("config.queue_capacity")).isEqualTo("1000");
    assertThat(run.lines().get(0).attribute("config.overflow")).isEqualTo("wait");
  }

  @ParameterizedTest
  @CsvSource({
    "all, true, true",
    "function:exception, true, true",
    "function, true, false",
    "exception, false, true",
    "http:db, false, false",
  })
  void events_choosesFamilies_besideTheAgentsOwn(
      String events, boolean functions, boolean exceptions) {
    Run all = AgentJvm.run("faults.Rethrows", "include=faults.*");
    Run run = AgentJvm.run("faults.Rethrows", "include=faults.*,events=" + events);
    assertThat(described(run))
        .isNotEmpty()
        .isEqualTo(
            described(all).stream()
                .filter(line -> functions || !line.startsWith("function_"))
                .filter(line -> exceptions || !line.startsWith("exception"))
                .toList());
    assertThat(run.lines("agent_stop").get(0).attribute("open_spans")).isEqualTo("0");
  }

  /** What the lines tell, ids and times aside; an exit tells of a throw in any case. */
  private static List<String> described(Run run) {
    return run.lines().stream()
        .map(line -> line.eventType() + " " + line.functionName() + " " + line.errorType())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ouput_path=x.jsonl", "OutputPath=x.jsonl"})
  void unknownKey_isWarnedOfOnce_withTheNearestKnownOne(String option) {
    AgentJvm jvm = busy().options(option);
    Run run = jvm.runSpeaking();
    assertThat(run.stderr().lines())
        .singleElement()
        .asString()
        .startsWith("telemetry-agent ")
        .contains(option.substring(0, option.indexOf('=')))
        .contains("output_path");
    assertThat(run.stdout()).isEqualTo(jvm.runPlain().stdout());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queue_capacity=many",
        "queue_capacity=0",
        "overflow=block",
        "enable_cloud_metadata=maybe",
        "output_format=xml",
        "include=a b!",
        "flush_ms=-1",
        "config=nowhere.properties",
        "flush_ms=1=2",
        "redact_patterns=(a",
        "just words",
      })
  void badValue_leavesTheAppAlone(String option) {
    AgentJvm jvm = AgentJvm.java(Jdks.own()).main("faults.Ends", "exit").options(option);
    Run run = jvm.runOff();
    assertThat(run.stderr().lines())
        .singleElement()
        .asString()
        .startsWith("telemetry-agent: ")
        .contains("Telemetry is off; the application runs on.");
    assertThat(run.stdout()).isEqualTo("before\n");
    assertThat(run.exitCode()).isEqualTo(7);
  }

  @Test
  void killSwitch_leavesNoTrace() {
    AgentJvm jvm = busy().environment("TELEMETRY_ENABLED", "false");
    Run run = jvm.runOff();
    assertThat(run.stderr()).isEmpty();
    assertThat(run.stdout()).isEqualTo(jvm.runPlain().stdout());
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void secondCopy_saysSo_andTheFirstWorks(int java) {
    Run run =
        AgentJvm.java(java)
            .main("output.Busy", "100")
            .options("include=output.*")
            .flags(AgentJvm.agentFlag("include=output.*,output_path=stdout"))
            .runSpeaking();
    assertThat(run.stderr().lines()).singleElement().asString().startsWith("telemetry-agent: ");
    assertThat(run.calls()).containsEntry("output.Busy.call", 100L);
    assertThat(run.stdout()).isEqualTo("25\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void javaToolOptions_startTheAgentToo(int java) {
    Run run =
        AgentJvm.java(java)
            .main("output.Busy", "100")
            .withoutAgentFlag()
            .environment("JAVA_TOOL_OPTIONS", AgentJvm.agentFlag("output_path=../tool.jsonl"))
            .run();
    assertThat(run.calls()).containsEntry("output.Busy.call", 100L);
  }

  private static AgentJvm busy() {
    return AgentJvm.java(Jdks.own()).main("output.Busy", "10");
  }
}
