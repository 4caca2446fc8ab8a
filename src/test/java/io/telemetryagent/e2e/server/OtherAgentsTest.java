package io.telemetryagent.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web application that other agents weave as well. */
class OtherAgentsTest {
  private static final Path AGENTS = Path.of("libraries/agents/target/lib").toAbsolutePath();
  private static final String JACOCO =
      "-javaagent:" + AGENTS + "/org.jacoco.agent-0.8.14-runtime.jar=destfile=../jacoco.exec";
  private static final String OPEN_TELEMETRY =
      "-javaagent:" + AGENTS + "/opentelemetry-javaagent-2.33.1.jar";

  /** Of each of ten requests. */
  private static final String TREE =
      """
      beside.WebShop.ask
        client GET /orders 200
          server GET /orders 200
            beside.WebShop.doGet
              beside.WebShop.lambda$doGet$0
                beside.WebShop.find
                  client SELECT on h2 shop
      """;

  /** The same where the headers of a request are of another agent. */
  private static final String APART =
      """
      beside.WebShop.ask
        client GET /orders 200
      server GET /orders 200
        beside.WebShop.doGet
          beside.WebShop.lambda$doGet$0
            beside.WebShop.find
              client SELECT on h2 shop
      """;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void jacoco_coversTheApp_andOurLinesAreTheSame(boolean first) throws IOException {
    Run run = beside(JACOCO, first).run();
    checkResult(run);
    assertThat(Files.size(run.folder().resolve("jacoco.exec"))).isPositive();
    assertThat(Tree.of(run.spans())).isEqualTo(TREE.repeat(10));
  }

  @Test
  void secondCopyOfOurs_staysOff() {
    Run run = beside(AgentJvm.agentFlag("output_path=../second.jsonl"), false).runSpeaking();
    checkResult(run);
    assertThat(run.stderr()).contains("a copy of the agent runs in this JVM already");
    assertThat(Tree.of(run.spans())).isEqualTo(TREE.repeat(10));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void openTelemetrysAgent_tracesTheApp_andSoDoWe(boolean first) {
    Run run =
        beside(OPEN_TELEMETRY, first)
            // Not the JDK's classes: of these it weaves many.
            .flags("-Xverify:remote")
            .property("otel.traces.exporter", "logging")
            .property("otel.metrics.exporter", "none")
            .property("otel.logs.exporter", "none")
            .runSpeaking();
    checkResult(run);
    assertThat(run.stderr().lines().filter(line -> line.contains("LoggingSpanExporter")))
        .hasSize(30);
    assertThat(Tree.of(run.spans())).isEqualTo(APART.repeat(10));
  }

  /** The program with our agent, and another one before or after it. */
  private static AgentJvm beside(String other, boolean first) {
    AgentJvm jvm = ServerProgram.on(first ? 17 : 25, "web", "beside").main("beside.WebShop");
    String options = "include=beside.*,exclude=*#main,output_path=../lines.jsonl";
    String ours = AgentJvm.agentFlag(options);
    return jvm.withoutAgentFlag().flags(first ? other : ours, first ? ours : other);
  }

  private static void checkResult(Run run) {
    assertThat(run.exitCode()).isZero();
    assertThat(run.stdout())
        .isEqualTo(
            IntStream.rangeClosed(1, 10)
                .mapToObj(number -> "order " + number + "\n")
                .collect(Collectors.joining()));
  }
}
