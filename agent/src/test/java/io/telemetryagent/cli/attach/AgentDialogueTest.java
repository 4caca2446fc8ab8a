package io.telemetryagent.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentDialogueTest {
  private static final String LONG_TEXT = "include=com.acme.Wäscherei.*:\u4E2D.*".repeat(60);
  private static final Jvm JVM = new Jvm(ProcessHandle.current().pid());

  @TempDir private Path folder;

  /** By the JDK's API, and by the protocol beneath it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void commandOfAnyLength_arrivesAndIsAnswered(boolean byJdk) throws Exception {
    try (WaitingJvm target = WaitingJvm.start()) {
      Attachment attachment =
          byJdk
              ? JdkAttachment.to(target.pid())
              : SocketAttachment.to(ProcessFacts.of(target.pid()));
      String jar = WaitingJvm.stub(folder).toString();
      Jvm jvm = target.jvm();
      try (AgentDialogue dialogue =
          new AgentDialogue(jvm, attachment, new AttachTrouble(jvm), jar)) {
        assertThat(dialogue.hasAgent()).isFalse();
        Answer answer = dialogue.ask("attach", LONG_TEXT);
        assertThat(answer.message()).isEqualTo("attach:" + LONG_TEXT);
        assertThat(answer.isOk()).isTrue();
        assertThat(dialogue.ask("status", "").message()).isEqualTo("status:");
        assertThat(dialogue.hasAgent()).isTrue();
      }
    }
  }

  @Test
  void parts_fitIntoWhatAJvmTakes() throws AttachFailure {
    FakeAttachment fake = new FakeAttachment();
    String jar = "/" + "ä".repeat(150) + ".jar";
    dialogue(fake, jar).ask("set", LONG_TEXT);
    StringBuilder text = new StringBuilder();
    assertThat(fake.arguments).hasSizeGreaterThan(3);
    for (int i = 0; i < fake.arguments.size(); i++) {
      String argument = fake.arguments.get(i);
      assertThat((jar + "=" + argument).getBytes(StandardCharsets.UTF_8))
          .hasSizeLessThanOrEqualTo(1000);
      String head =
          "command=set;id="
              + fake.id
              + ";jar="
              + jar
              + ";part="
              + (i + 1)
              + "/"
              + fake.arguments.size()
              + "\n";
      assertThat(argument).startsWith(head);
      text.append(argument.substring(head.length()));
    }
    assertThat(text).hasToString(LONG_TEXT);
  }

  @Test
  void jarWithALongPath_isRefused() {
    assertThatThrownBy(() -> dialogue(new FakeAttachment(), "/x".repeat(250)).ask("status", ""))
        .isInstanceOf(AttachFailure.class)
        .hasMessageStartingWith("the path of the jar is too long");
  }

  @Test
  void characterThatJvmsMangle_isRefused() {
    assertThatThrownBy(() -> dialogue(new FakeAttachment(), "/a.jar").ask("set", "a=\uD83D\uDE00"))
        .hasMessageContaining("beyond U+FFFF");
  }

  /** A good answer that one version of the JDK does not understand of another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "Failed to load agent library: 0",
        "Non-numeric value found - int expected",
      })
  void misunderstoodAnswer_isNoFailure(String said) throws AttachFailure {
    FakeAttachment fake = new FakeAttachment();
    fake.said = said;
    assertThat(dialogue(fake, "/a.jar").ask("status", "").isOk()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "Agent JAR not found or no Agent-Class attribute"})
  void failure_isOneAndIsExplained(String said) {
    FakeAttachment fake = new FakeAttachment();
    fake.said = said;
    assertThatThrownBy(() -> dialogue(fake, "/a.jar").ask("set", LONG_TEXT))
        .hasMessageContaining("cannot load /a.jar");
    assertThat(fake.arguments).hasSize(1);
  }

  @Test
  void answerToAnother_isNone() {
    FakeAttachment fake = new FakeAttachment();
    fake.answer = "{\"id\":\"another\",\"ok\":true}";
    assertThatThrownBy(() -> dialogue(fake, "/a.jar").ask("status", ""))
        .hasMessageContaining("cannot load /a.jar");
    fake.answer = "no JSON";
    assertThatThrownBy(() -> dialogue(fake, "/a.jar").ask("status", ""))
        .isInstanceOf(AttachFailure.class);
  }

  @Test
  void publishedStatus_isRead() throws AttachFailure {
    FakeAttachment fake = new FakeAttachment();
    AgentDialogue dialogue = dialogue(fake, "/a.jar");
    assertThat(dialogue.published()).isNull();
    fake.status = "{\"ok\":true,\"uptime_seconds\":2}";
    assertThat(dialogue.published().number("uptime_seconds")).isEqualTo(2);
    fake.version = null;
    assertThatThrownBy(dialogue::published)
        .isInstanceOf(AttachFailure.class)
        .hasMessageStartingWith("the agent has left ");
  }

  @Test
  void hangingJvm_isNotWaitedForForEver() {
    CountDownLatch never = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                TimeLimit.run(
                    0,
                    JVM,
                    () -> {
                      never.await();
                      return null;
                    }))
        .isInstanceOf(AttachFailure.class)
        .hasMessageContaining("has not answered for 0 s");
    never.countDown();
  }

  @Test
  void deletedSocket_isTheReasonGiven() throws IOException, AttachFailure {
    try (WaitingJvm target = WaitingJvm.start()) {
      JdkAttachment.to(target.pid()).close();
      ProcessFacts process = ProcessFacts.of(target.pid());
      assertThat(process.hasLostAttachSocket()).isFalse();
      assertThat(process.attachSocket().toFile().delete()).isTrue();
      assertThat(
              new AttachTrouble(target.jvm())
                  .explain(AttachFailure.raw("doesn't respond"), "/a.jar"))
          .hasMessageContaining("was deleted, and its JVM makes no new one");
    }
  }

  private static AgentDialogue dialogue(Attachment attachment, String jar) {
    return new AgentDialogue(JVM, attachment, new AttachTrouble(JVM), jar);
  }

  /** A JVM that obeys, or says something else. */
  private static final class FakeAttachment implements Attachment {
    final List<String> arguments = new ArrayList<>();
    String id;
    String said;
    String answer;
    String status;
    String version = "2.0.0";

    @Override
    public void load(String jar, String argument) throws AttachFailure {
      arguments.add(argument);
      id = argument.replaceAll("(?s).*;id=(\\w+);jar=.*", "$1");
      if (said != null) {
        throw AttachFailure.raw(said);
      }
    }

    @Override
    public Properties agentProperties() {
      Properties properties = new Properties();
      String text = answer == null ? "{\"id\":\"" + id + "\",\"ok\":true}" : answer;
      properties.setProperty("telemetry-agent.answer", text);
      if (status != null) {
        properties.setProperty("telemetry-agent.status", status);
      }
      if (version != null) {
        properties.setProperty("telemetry-agent.version", version);
      }
      return properties;
    }

    @Override
    public Properties systemProperties() {
      return new Properties();
    }

    @Override
    public void close() {}
  }
}
