package io.telemetryagent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/CONFIG.md says of each option what the code says, in the order of the code. */
class ConfigPageTest {
  @Test
  void table_isWhatTheCodeSays() throws IOException {
    List<String> page = Files.readAllLines(Path.of("..", "docs", "CONFIG.md"));
    List<String> options = page.subList(page.indexOf("## Options"), page.size());
    List<String> rows = options.stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows).containsExactlyElementsOf(Options.ALL.stream().map(this::row).toList());
  }

  private String row(Option<?> option) {
    return String.format(
        "| `%s` | %s | %s | %s |%s",
        option.key(),
        option.defaultWords(),
        option.allowed(),
        option.meaning(),
        option.isLive() ? " yes |" : "");
  }
}
