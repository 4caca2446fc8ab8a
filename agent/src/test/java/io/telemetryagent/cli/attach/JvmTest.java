package io.telemetryagent.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmTest {

  @Test
  void jvm_isKnownWithoutBeingTouched() throws IOException {
    try (WaitingJvm target = WaitingJvm.start()) {
      Jvm jvm = target.jvm();
      assertThat(jvm.name()).isEqualTo("attached.Waiting");
      assertThat(jvm.javaVersion()).isEqualTo(System.getProperty("java.version"));
      assertThat(jvm.forbidsAttaching()).isFalse();
      assertThat(jvm.forbidsAgents()).isFalse();
      assertThat(jvm.agentVersion()).isNull();
      assertThat(ProcessFacts.of(target.pid()).attachSocket()).doesNotExist();
      assertThat(Jvm.all()).extracting(Jvm::pid).contains(target.pid());
    }
  }

  @Test
  void jvmWithoutPublishedData_isKnownByItsCommandLine() throws IOException {
    try (WaitingJvm target = WaitingJvm.start("-XX:-UsePerfData")) {
      assertThat(target.jvm().name()).isEqualTo("attached.Waiting");
      assertThat(target.jvm().javaVersion()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-XX:+DisableAttachMechanism, true, false",
    "-XX:-EnableDynamicAgentLoading, false, true",
  })
  void flags_areSeen(String flag, boolean forbidsAttaching, boolean forbidsAgents)
      throws IOException {
    for (String published : List.of("-XX:+UsePerfData", "-XX:-UsePerfData")) {
      try (WaitingJvm target = WaitingJvm.start(flag, published)) {
        assertThat(target.jvm().forbidsAttaching()).isEqualTo(forbidsAttaching);
        assertThat(target.jvm().forbidsAgents()).isEqualTo(forbidsAgents);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"attached.Waiting", "Waiting", "waiting", "ATTACHED.W"})
  void name_mayBeShort(String name) throws IOException {
    try (WaitingJvm target = WaitingJvm.start()) {
      assertThat(Jvm.called(name)).extracting(Jvm::pid).contains(target.pid());
    }
  }

  @Test
  void ownProcess_isNotAmongThem() {
    assertThat(Jvm.all()).extracting(Jvm::pid).doesNotContain(ProcessHandle.current().pid());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java -cp a:b com.acme.Main x | com.acme.Main",
        "java -Xmx1g --add-opens java.base/java.lang=ALL-UNNAMED -jar /a/shop.jar --port 1 | /a/shop.jar",
        "java --module-path m -m shop/shop.Main | shop/shop.Main",
        "java @args Main | Main",
        "java -version | ",
      })
  void command_isFoundInTheWords(String words, String command) {
    assertThat(LaunchWords.command(List.of(words.split(" ")))).isEqualTo(command);
  }
}
