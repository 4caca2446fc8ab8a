package io.telemetryagent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class CliTest {
  static final List<String> COMMANDS =
      List.of("list", "attach", "detach", "status", "set", "config", "validate", "tail", "plan");

  @Test
  void noCommand_saysWhatThereIs() {
    CliRun run = CliRun.of();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains(COMMANDS).contains("-javaagent:telemetry-agent.jar");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void help_isThereForEachCommand(String command) {
    CliRun run = CliRun.of(command, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: java -jar telemetry-agent.jar " + command);
    assertThat(CliRun.of("help", command).out()).isEqualTo(run.out());
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void version_isThatOfTheAgent(String command) {
    assertThat(CliRun.of("--version").out()).matches("telemetry-agent \\d.*\\R");
    assertThat(CliRun.of(command, "--version").out()).isEqualTo(CliRun.of("--version").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cofnig | there is no command cofnig; the nearest is config. See: java -jar"
            + " telemetry-agent.jar --help",
        "frobnicate | there is no command frobnicate. See: java -jar telemetry-agent.jar --help",
        "config --jsno | there is no option --jsno; the nearest is --json. See: java -jar"
            + " telemetry-agent.jar config --help",
        "config --json=x | Invalid value for option '--json'",
      })
  void wrongUse_isToldInOneLine(String words, String message) {
    CliRun run = CliRun.of(words.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("telemetry-agent: " + message).hasLineCount(1);
  }
}
