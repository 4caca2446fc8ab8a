package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.http.ClientProgram;
import io.telemetryagent.e2e.http.Origin;
import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of OTLP and its libraries is loaded, and that nobody sees them at work. */
class OtlpClassesTest {
  private static final List<String> OURS =
      List.of("io.telemetryagent.otlp.", "io.telemetryagent.log.silent.");
  private static final List<String> LIBRARIES =
      List.of("io.opentelemetry.", "okhttp3.", "okio.", "kotlin.");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {11, 25})
  void withoutOtlp_nothingOfItIsLoaded(int java) throws IOException {
    AgentJvm jvm = busy(java);
    jvm.run();
    assertThat(loaded()).contains("io.telemetryagent.startup.Agent").noneMatch(this::isOfOtlp);
  }

  /** The log manager of the JVM is the app's to choose. */
  @ParameterizedTest
  @ValueSource(ints = {11, 25})
  void withOtlp_theJvmsLoggingIsLeftAlone(int java) throws IOException {
    try (HttpReceiver receiver = new HttpReceiver()) {
      busy(java).options("otlp_endpoint=" + receiver.url()).run();
      assertThat(loaded())
          .anyMatch(name -> name.startsWith("okhttp3."))
          .noneMatch(name -> name.startsWith("java.util.logging."));
    }
  }

  @Test
  void requestsOfTheExporter_areNotTraced() {
    try (HttpReceiver receiver = new HttpReceiver()) {
      Run run =
          AgentJvm.java(17)
              .main("output.Busy", "100")
              .environment("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip")
              .options("include=output.*:java.net.*:java.util.zip.*:okhttp3.*:okio.*")
              .options("otlp_endpoint=" + receiver.url())
              .run();
      assertThat(receiver.collected().spans()).hasSizeGreaterThan(100);
      assertThat(run.spans())
          .extracting(io.telemetryagent.e2e.lines.Span::thread)
          .noneMatch(thread -> thread.matches("(telemetry|OkHttp|Okio).*"));
      OwnRequests.checkUntraced(run.lines(), receiver);
    }
  }

  @Test
  void requestsOfTheExporter_areNotThoseOfTheApp() throws IOException {
    try (HttpReceiver receiver = new HttpReceiver();
        Origin origin = new Origin()) {
      Run run =
          ClientProgram.on(17, "OkHttpCases", "okhttp-5.5.1", origin.url())
              .options("include=*:java.net.*", "otlp_endpoint=" + receiver.url())
              // Kotlin's checks are most of the calls; a pool's new thread belongs to no call.
              .options("exclude=kotlin.*:*#threadFactory*")
              .run();
      assertThat(run.lines("http_request")).hasSizeGreaterThan(3);
      assertThat(run.calls()).containsKey("okhttp3.OkHttpClient.newCall");
      OwnRequests.checkUntraced(run.lines(), receiver);
    }
  }

  private AgentJvm busy(int java) {
    return AgentJvm.java(java)
        .flags("-Xlog:class+load:file=" + folder.resolve("classes.txt"))
        .main("output.Busy", "100")
        .options("include=output.*");
  }

  private boolean isOfOtlp(String name) {
    return OURS.stream().anyMatch(name::startsWith)
        || LIBRARIES.stream().anyMatch(name::startsWith);
  }

  /** The names of all classes: each follows the tags at the start of a line of the JVM's log. */
  private List<String> loaded() throws IOException {
    return Files.readAllLines(folder.resolve("classes.txt")).stream()
        .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").replaceFirst(" .*", ""))
        .toList();
  }
}
