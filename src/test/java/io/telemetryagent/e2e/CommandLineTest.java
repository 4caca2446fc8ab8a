package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the jar, in a process of their own. */
class CommandLineTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17, 21, 25})
  void config_runsOnEveryJava(int java) {
    Run run = command(java, "config", "include=shop.*");
    assertThat(run.exitCode()).isZero();
    assertThat(run.stdout()).containsPattern("include +shop\\.\\* +agent argument");
    assertThat(run.stderr()).isEmpty();
  }

  @Test
  void wrongUse_hasItsExitCode() {
    Run run = command(Jdks.own(), "cofnig");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.stderr()).startsWith("telemetry-agent: there is no command cofnig");
  }

  @ParameterizedTest
  @CsvSource({"8, lines.jsonl", "25, lines.jsonl.gz"})
  void validate_acceptsWhatTheAgentWrites(int java, String output) {
    Run traced =
        AgentJvm.java(java)
            .main("faults.Rethrows")
            .options("include=faults.*")
            .output(output)
            .run();
    Run run = command(java, "validate", traced.linesFile().toString());
    assertThat(run.stdout()).startsWith("valid: " + traced.lines().size() + " lines of 1 process");
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void agentInToolOptions_staysOutOfTheWay(int java) {
    Run run =
        AgentJvm.java(java)
            .jar(AgentJvm.AGENT, "--version")
            .withoutAgentFlag()
            .environment("JAVA_TOOL_OPTIONS", AgentJvm.agentFlag(""))
            .runUnchecked();
    assertThat(run.exitCode()).isZero();
    assertThat(run.stdout()).matches("telemetry-agent \\d\\S*\\R");
    assertThat(run.stderr()).hasLineCount(1).startsWith("Picked up JAVA_TOOL_OPTIONS");
  }

  private static Run command(int java, String... words) {
    return AgentJvm.java(java).jar(AgentJvm.AGENT, words).runPlain();
  }
}
