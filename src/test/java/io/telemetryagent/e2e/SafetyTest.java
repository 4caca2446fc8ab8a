package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The app comes first: what it could notice of the agent, it does not. */
class SafetyTest {

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void reflectionAndStackTraces_showNoChange(int java) {
    safety(java, "Mirror").options("constructors=true,trivial_methods=true").runLikePlain();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void interruptFlag_isKept_alsoWhileWaitingForTheWriter(int java) {
    AgentJvm jvm = safety(java, "Interrupted").options("queue_capacity=256");
    Run run = jvm.runUnchecked();
    assertThat(run.stdout()).isEqualTo(jvm.runPlain().stdout());
    List<Line> lines = Lines.read(run.linesFile());
    long written = lines.stream().filter(line -> line.opens() || line.closes()).count();
    String dropped = lines.get(lines.size() - 1).attribute("events_dropped");
    assertThat(written + Long.parseLong(dropped)).isEqualTo(2L * (50_000 + 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void exitAmidHotThreads_leavesAWholeTrace(int java) {
    Run run =
        safety(java, "Hot").options("queue_capacity=4096", "max_calls_per_second=0").runLikePlain();
    assertThat(run.stdout()).isEqualTo("done\n");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void manyThreads_leaveNothingBehind(int java) {
    Run run = safety(java, "Crowd").flags("-Xmx32m").runLikePlain();
    assertThat(run.calls()).containsEntry("safety.Crowd.work", 5000L);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void lockOfStandardOutput_heldByTheApp_holdsNothingUp(int java) {
    safety(java, "Locked")
        .options("queue_capacity=64")
        .output("stdout")
        .timeout(Duration.ofSeconds(20))
        .runUnchecked();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 25})
  void standardOutput_closedByTheApp_isTheAppsAffair(int java) {
    AgentJvm jvm = safety(java, "Locked", "close").output("stdout").timeout(Duration.ofSeconds(20));
    Run run = jvm.runUnchecked();
    assertThat(run.stdout()).isEqualTo(jvm.runPlain().stdout());
    assertThat(run.stderr()).contains("closed 1");
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17, 21})
  void securityManager_restrictsTheAppAlone(int java) {
    Run run = safety(java, "Sandbox").flags("-Djava.security.manager").runLikePlain();
    assertThat(run.stdout()).isEqualTo("failed refused\nworked 1 refused\n");
    assertThat(run.calls()).containsEntry("safety.Sandbox.work", 2L);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11})
  void securityManager_thatTheAppSets_restrictsTheAppAlone(int java) {
    Run run = safety(java, "Sandbox", "own").runLikePlain();
    assertThat(run.stdout()).isEqualTo("called refused\nfailed refused\nworked 1 refused\n");
    assertThat(run.calls())
        .containsEntry("safety.Sandbox.work", 2L)
        .containsEntry("safety.Sandbox$Plugin.call", 1L);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11})
  void securityManager_thatForbidsTheAgentToStart_isNamed_withTheRemedy(int java)
      throws IOException {
    Run run =
        renamed(AgentJvm.java(java).main("safety.Sandbox"))
            .flags("-Djava.security.manager")
            .runOff();
    assertThat(run.stdout()).isEqualTo("failed refused\nworked 1 refused\n");
    assertThat(run.stderr().lines())
        .singleElement()
        .asString()
        .startsWith("telemetry-agent: cannot start (java.security.AccessControlException: ")
        .contains("Name the jar telemetry-agent.jar, or grant it java.security.AllPermission.");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void jarOfAnotherName_worksAsWell(int java) throws IOException {
    Run run = renamed(AgentJvm.java(java).main("safety.Sandbox")).run();
    assertThat(run.calls()).containsEntry("safety.Sandbox.work", 2L);
  }

  /** With the agent's jar under a name that its manifest does not know. */
  private AgentJvm renamed(AgentJvm jvm) throws IOException {
    Path jar = Files.copy(AgentJvm.AGENT, temp.resolve("other.jar"));
    return jvm.withoutAgentFlag()
        .flags("-javaagent:" + jar + "=include=safety.*,output_path=../lines.jsonl");
  }

  private static AgentJvm safety(int java, String program, String... args) {
    return AgentJvm.java(java).main("safety." + program, args).options("include=safety.*");
  }
}
