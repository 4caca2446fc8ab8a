package io.telemetryagent.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.tools.EveryEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the jar, in a process of their own. */
class CommandLineTest {
  private static final Path PROGRAMS = Path.of("target/programs/java8").toAbsolutePath();

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

  @Test
  void tail_showsEveryLine_inEitherFormat() {
    for (String format : List.of("telemetry.v2", "ecs")) {
      Run traced = EveryEvent.in(format);
      Run run = command(Jdks.own(), "tail", traced.linesFile().toString());
      assertThat(run.stdout().lines())
          .hasSize(traced.lines().size() + 1)
          .noneMatch(line -> line.startsWith("{"))
          .anyMatch(line -> line.matches("\\S+ main +> GET /catalog"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void plan_namesWhatIsTraced(int java) {
    String[] options = {"include=weave.*", "exclude=weave.Methods#lo*", "constructors=true"};
    Run traced = AgentJvm.java(java).main("weave.Methods").options(options).run();
    List<String> words = new ArrayList<>(List.of("plan", PROGRAMS.toString()));
    words.addAll(List.of(options));
    Run run = command(java, words.toArray(String[]::new));
    Set<String> planned = new HashSet<>();
    String type = null;
    for (String line : run.stdout().lines().takeWhile(line -> !line.isEmpty()).toList()) {
      if (line.startsWith("  ")) {
        planned.add(type + "." + line.trim().replaceAll("\\(.*", ""));
      } else {
        type = line;
      }
    }
    assertThat(traced.calls().keySet()).hasSizeGreaterThan(10).isSubsetOf(planned);
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
