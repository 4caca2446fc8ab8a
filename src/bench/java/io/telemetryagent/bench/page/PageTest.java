package io.telemetryagent.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @TempDir private Path folder;

  @Test
  void replace_leavesTheRestOfThePage() throws IOException {
    Path file = write("before\n<!-- begin a -->\nold\n<!-- end a -->\nafter\n");
    new Page(file).replace("a", "\nnew\n\n");
    assertThat(file).hasContent("before\n<!-- begin a -->\nnew\n<!-- end a -->\nafter\n");
  }

  @Test
  void replace_failsWithoutSuchASection() throws IOException {
    Path file = write("<!-- begin a -->\n<!-- end a -->\n");
    assertThatThrownBy(() -> new Page(file).replace("b", "new")).hasMessageContaining("section b");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("page.md"), text);
  }
}
