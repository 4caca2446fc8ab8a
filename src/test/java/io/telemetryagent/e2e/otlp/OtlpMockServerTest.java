package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A receiver that others have written, in another language, takes what is sent. */
@Timeout(120)
class OtlpMockServerTest {

  /** Not HTTP with gzip, at which it crashes. */
  @ParameterizedTest
  @CsvSource({"http/protobuf, none", "grpc, none", "grpc, gzip"})
  void mockServer_takesAll(String protocol, String compression) throws IOException {
    Optional<Path> installed = MockServer.installed();
    assumeTrue(
        installed.isPresent() || "true".equals(System.getenv("CI")),
        "@elastic/mockotlpserver is not installed; see .ci/run");
    try (MockServer server = new MockServer(installed.orElseThrow())) {
      String url = protocol.equals("grpc") ? server.grpcUrl() : server.httpUrl();
      Run run =
          AgentJvm.java(Jdks.own())
              .main("faults.Rethrows")
              .environment("OTEL_EXPORTER_OTLP_PROTOCOL", protocol)
              .environment("OTEL_EXPORTER_OTLP_COMPRESSION", compression)
              .options("include=faults.*", "otlp_endpoint=" + url)
              .run();
      List<String> expected = new ArrayList<>();
      run.lines("function_exit").forEach(exit -> expected.add(span(exit)));
      run.lines("agent_start").forEach(start -> expected.add("log " + start.message()));
      run.lines("agent_stop").forEach(stop -> expected.add("log " + stop.message()));
      assertThat(server.next(expected.size())).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String span(Line exit) {
    String name = exit.functionName().substring(exit.functionName().indexOf('.') + 1);
    return "span " + exit.spanId() + " " + name;
  }
}
