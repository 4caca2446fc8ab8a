package io.telemetryagent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourcesTest {
  @TempDir Path folder;
  private final Properties properties = new Properties();

  @Test
  void command_isStrongerThanAllElse_andCommandsAddUp() {
    ConfigSources sources =
        sources("include=a.*,exclude=a.b.*").with("include=c.*").with("exclude=d");
    AgentConfig config = sources.with("include=e.*").load();
    assertThat(config.get(Options.INCLUDE)).containsExactly("e.*");
    assertThat(config.get(Options.EXCLUDE)).containsExactly("d");
    assertThat(config.source(Options.INCLUDE)).isEqualTo("command");
  }

  @Test
  void whatCannotChange_isNotKept() {
    AgentConfig config = sources("").with("include=a.*,flush_ms=7").withoutFixed().load();
    assertThat(config.isSet(Options.INCLUDE)).isTrue();
    assertThat(config.isSet(Options.FLUSH_MS)).isFalse();
  }

  @Test
  void badValue_isRefused_andNamedAsTheUserWroteIt() {
    assertThatThrownBy(() -> sources("").with("enabled=maybe").load())
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> assertThat(e.problem()).isEqualTo("enabled=maybe is not true or false"));
  }

  @Test
  void propertiesThatTheAppSetsLater_areNotObeyed() {
    properties.setProperty("telemetry.include", "a.*");
    ConfigSources sources = sources("");
    properties.setProperty("telemetry.include", "b.*");
    assertThat(sources.load().get(Options.INCLUDE)).containsExactly("a.*");
  }

  @Test
  void file_isReadAnew() throws IOException {
    Path file = Files.writeString(folder.resolve("agent.properties"), "include=a.*");
    ConfigSources sources = sources("config=" + file);
    Files.writeString(file, "include=b.*");
    assertThat(sources.load().get(Options.INCLUDE)).containsExactly("b.*");
  }

  @Test
  void change_tellsWhatTakesEffectAndWhatDoesNot() {
    AgentConfig before = sources("include=a.*,flush_ms=7").load();
    AgentConfig after = sources("include=b.*,flush_ms=8,events=all").load();
    ConfigChange change = ConfigChange.between(before, after);
    assertThat(change.live()).isEqualTo(List.of(Options.INCLUDE));
    assertThat(change.fixed()).isEqualTo(List.of(Options.FLUSH_MS));
    AgentConfig effective = before.withLiveOf(after);
    assertThat(effective.text(Options.INCLUDE)).isEqualTo("b.*");
    assertThat(effective.text(Options.FLUSH_MS)).isEqualTo("7");
    assertThat(effective.text(Options.EXCLUDE)).isEqualTo("nothing");
  }

  /** Else what a command has excluded could not be included again. */
  @Test
  void exclude_canBeTakenBack() {
    ConfigSources sources = sources("exclude=a.*").with("exclude=b.*").with("exclude=");
    assertThat(sources.load().get(Options.EXCLUDE)).isEmpty();
    assertThat(sources.load().text(Options.EXCLUDE)).isEqualTo("nothing");
    assertThatThrownBy(() -> sources("include=").load()).isInstanceOf(ConfigException.class);
  }

  private ConfigSources sources(String agentArgument) {
    return ConfigSources.of(agentArgument, properties, Map.of());
  }
}
