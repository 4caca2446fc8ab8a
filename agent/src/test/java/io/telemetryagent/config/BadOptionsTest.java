package io.telemetryagent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of values that are not allowed, and what is said of them. */
class BadOptionsTest {
  @TempDir Path folder;
  final Properties properties = new Properties();
  final Map<String, String> environment = new HashMap<>();

  AgentConfig load(String agentArgument) {
    return ConfigLoader.load(agentArgument, properties, environment);
  }

  String file(String text) throws IOException {
    Path file = folder.resolve("agent.properties");
    return Files.writeString(file, text).toString();
  }

  @Test
  void badValue_saysKeyValueAndWhatIsAllowed() {
    ConfigException e =
        catchThrowableOfType(
            ConfigException.class, () -> load("metadata_timeout_ms=1,flush_ms=1.5"));
    assertThat(e)
        .hasMessage(
            "flush_ms=1.5 is not a whole number of milliseconds from 0 to 60000."
                + " Telemetry is off; the application runs on.");
    assertThat(e.key()).isEqualTo("flush_ms");
    assertThat(e.value()).isEqualTo("1.5");
    assertThat(e.allowed()).isEqualTo("a whole number of milliseconds from 0 to 60000");
  }

  @Test
  void badValue_namesItsSource() {
    environment.put("ENABLE_CLOUD_METADATA", "maybe");
    assertThatThrownBy(() -> load(null))
        .hasMessage(
            "enable_cloud_metadata=maybe (from ENABLE_CLOUD_METADATA) is not true or false."
                + " Telemetry is off; the application runs on.");
  }

  @Test
  void badValue_hidesSecrets() {
    assertThatThrownBy(() -> load("public_ip=ftp://user:s3cret@host"))
        .hasMessageStartingWith(
            "public_ip=ftp://[redacted]@host is not metadata, off or an http or https URL.");
  }

  @Test
  void badValue_ofAWeakerSource_doesNotCount() {
    environment.put("TELEMETRY_FLUSH_MS", "soon");
    assertThat(load("flush_ms=7").get(Options.FLUSH_MS)).isEqualTo(7);
  }

  @Test
  void agentArgument_withoutEquals_isRefused() {
    assertThatThrownBy(() -> load("include=com.a.*,com.b.*"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "agent argument com.b.* is not key=value; options are separated by commas, list items"
                + " by colons. Telemetry is off; the application runs on.");
  }

  @Test
  void agentArgument_restOfASecret_isNotShown() {
    assertThatThrownBy(() -> load("otlp_token=abc,s3cret"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("agent argument [redacted] is not key=value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a#b#c",
        "a/b",
        "a\\b",
        "a..b",
        "a.",
        ".a",
        "#m",
        "a#",
        "a::b",
        "@",
        "a.@b",
        "@a#m",
        "a:",
        "a.b(int)"
      })
  void malformedPattern_isRefused(String pattern) {
    assertThatThrownBy(() -> load("include=" + pattern))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is not a list of patterns separated by colons");
  }

  @ParameterizedTest
  @CsvSource({
    "extensions=a.jar::b.jar, a list of jar files separated by colons",
    "redact_patterns=(a, a list of regular expressions of Java separated by colons",
    "redact_patterns=a::b, a list of regular expressions of Java separated by colons",
    "redact=a:, a list of names separated by colons",
    "redact_off=12, a list of names separated by colons",
  })
  void badRedaction_isRefused(String option, String allowed) {
    assertThatThrownBy(() -> load(option))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(option + " is not " + allowed);
  }

  @Test
  void file_thatCannotBeRead_isABadValue() throws IOException {
    assertRefused(folder.resolve("none").toString());
    assertRefused(folder.toString());
    assertRefused("\0");
    assertRefused(file("service_name=" + "x".repeat(64 * 1024)));
    assertRefused(file("service_name=\\u12"));
    Path latin1 =
        Files.write(folder.resolve("latin1"), "a=ä".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(latin1.toString());
  }

  private void assertRefused(String path) {
    assertThatThrownBy(() -> load("config=" + path))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is not a readable properties file in UTF-8 of at most 64 KiB");
  }
}
