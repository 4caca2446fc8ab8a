package io.telemetryagent.e2e.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.lines.Line;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The agent comes, goes and comes again. */
class LifeTest {
  private static final int ROUNDS = 20;
  private static final long MOST_GROWTH = 500_000;

  @ParameterizedTest
  @ValueSource(ints = {8, 21})
  void twentyLives_leaveNothingBehind(int java) throws Exception {
    try (TargetJvm target = TargetJvm.of(java);
        Load load = new Load(Integer.parseInt(target.jvm().readLine()), "lives")) {
      long early = 0;
      for (int round = 0; round < ROUNDS; round++) {
        target.attach("include=served.*");
        load.await(20);
        target.done("detach", "");
        load.await(5);
        early = round == ROUNDS / 4 ? leastBytes(target) : early;
      }
      Dump late = target.dump();
      // A request that was under way at the detach holds what it began with until it ends.
      for (int tries = 0; late.loaders() > 0 && tries < 10; tries++) {
        load.await(20);
        late = target.dump();
      }
      assertThat(load.failures()).isEmpty();
      assertThat(late.loaders()).as("class loaders of the agent").isZero();
      assertThat(late.threads()).isEmpty();
      long bytes = leastBytes(target);
      assertThat(bytes - early).isLessThan(MOST_GROWTH);
      System.out.printf("Java %d after 5 and 20 lives: %d, %d bytes%n", java, early, bytes);
    }
  }

  /** What is in use on the heap, but for what the requests under way happen to use. */
  private static long leastBytes(TargetJvm target) throws Exception {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 8; i++) {
      least = Math.min(least, target.dump().bytes());
    }
    return least;
  }

  @Test
  void agentThatWasStartedWithTheApp_isDetachedAndAttachedToo() throws Exception {
    AgentJvm program = TargetJvm.program(Jdks.own());
    try (TargetJvm target = TargetJvm.startedWith(program, "include=served.Orders")) {
      target.jvm().readLine();
      assertThat(Attacher.version(target.jvm().pid())).isNotNull();
      assertThat(target.done("status", "").get("include").toString()).contains("served.Orders");
      target.done("detach", "");
      assertThat(target.lines()).extracting(Line::eventType).contains("agent_start", "agent_stop");
      assertThat(target.dump().loaders()).isZero();
      target.attach("");
      target.jvm().end();
      assertThat(target.lines()).isNotEmpty();
    }
  }

  @Test
  void endOfTheProcess_isTheEndOfTheAgentThatWasAttached() {
    try (TargetJvm target = TargetJvm.of(17)) {
      target.jvm().readLine();
      target.attach("include=served.*");
      assertThat(target.jvm().end()).isZero();
      assertThat(target.lines()).extracting(Line::eventType).contains("agent_start", "agent_stop");
    }
  }

  @Test
  void laterJar_isAttachedAfterADetach() {
    Path later =
        Jars.withEntry("isolated/telemetry-agent.properties", "version=9.9.9\n".getBytes());
    try (TargetJvm target = TargetJvm.of(11)) {
      target.jvm().readLine();
      target.attach("");
      target.agent(later);
      assertThat(target.done("status", "").get("version").stringValue()).isNotEqualTo("9.9.9");
      target.done("detach", "");
      target.attach("");
      assertThat(target.done("status", "").get("version").stringValue()).isEqualTo("9.9.9");
      assertThat(Attacher.version(target.jvm().pid())).isEqualTo("9.9.9");
      target.jvm().end();
      assertThat(target.lines().get(0).attribute("agent.version")).isEqualTo("9.9.9");
    }
  }

  @Test
  void jarThatNeedsOtherBootClasses_saysThatARestartIsNeeded() {
    try (TargetJvm target = TargetJvm.of(17)) {
      target.jvm().readLine();
      target.agent(Jars.withOtherBootVersion());
      assertThat(target.refused("attach", ""))
          .contains("only a restart of the application makes room")
          .endsWith("Telemetry is off; the application runs on.");
      assertThat(Attacher.version(target.jvm().pid())).isNull();
    }
  }

  @Test
  void refusedAttach_leavesRoomForTheNextOne() {
    try (TargetJvm target = TargetJvm.of(8)) {
      target.jvm().readLine();
      assertThat(target.refused("attach", "flush_ms=soon")).startsWith("flush_ms=soon is not ");
      assertThat(target.refused("attach", "output_path=/dev/null/x")).contains("cannot be opened");
      assertThat(target.refused("detach", "")).startsWith("There is no agent in this process");
      assertThat(target.dump().loaders()).isZero();
      JsonNode attached = target.attach("");
      assertThat(attached.get("updated").booleanValue()).isFalse();
      target.done("detach", "");
      assertThat(target.jvm().ownWords()).isEmpty();
    }
  }

  /** As jcmd and other tools do it, with nothing but options. */
  @Test
  void plainAttach_isAnAttachToo() {
    try (TargetJvm target = TargetJvm.of(17)) {
      target.jvm().readLine();
      Path output = target.jvm().folder().resolve("plain.jsonl");
      Attacher.load(target.jvm().pid(), AgentJvm.AGENT, "output_path=" + output);
      assertThat(target.done("status", "").get("output_path").stringValue())
          .isEqualTo(output.toString());
      Attacher.load(target.jvm().pid(), AgentJvm.AGENT, "include");
      assertThat(target.jvm().stderr()).contains("agent argument include is not key=value");
      target.done("detach", "");
      assertThat(output).isNotEmptyFile();
    }
  }
}
