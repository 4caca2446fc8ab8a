package io.telemetryagent.bench.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryLinesTest {
  private static final String LINES =
      line("agent_start") + line("function_entry") + line("exception") + line("function_exit");

  @TempDir private Path folder;

  @Test
  void calls_arePairsOfEntryAndExit() throws IOException {
    Path file = Files.writeString(folder.resolve("out.jsonl"), LINES);
    assertThat(new TelemetryLines(file).calls()).isEqualTo(1);
  }

  @Test
  void calls_areReadFromGzip() throws IOException {
    Path file = folder.resolve("out.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(LINES.getBytes());
    }
    assertThat(new TelemetryLines(file).calls()).isEqualTo(1);
  }

  @Test
  void calls_failsForPlainLinesUnderAGzipName() throws IOException {
    Path file = Files.writeString(folder.resolve("out.jsonl.gz"), LINES);
    assertThatThrownBy(new TelemetryLines(file)::calls).isInstanceOf(ZipException.class);
  }

  private static String line(String type) {
    return "{\"sequence\":1,\"event_type\":\"" + type + "\"," + " ".repeat(300) + "}\n";
  }
}
