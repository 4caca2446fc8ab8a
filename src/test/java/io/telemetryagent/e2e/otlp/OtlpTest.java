package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.telemetryagent.e2e.RealProgram;
import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives by OTLP is what the lines of the same run say. */
class OtlpTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void callsAndExceptions_arriveAsSpans(int java) {
    try (HttpReceiver receiver = new HttpReceiver()) {
      Run run =
          AgentJvm.java(java)
              .main("faults.Rethrows")
              .options("include=faults.*", "otlp_endpoint=" + receiver.url())
              .runLikePlain();
      Comparison.check(run, receiver.collected());
      assertThat(receiver.paths()).contains("/v1/traces", "/v1/logs");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 21})
  void requests_arriveAsSpansOfServerAndClient(int java) {
    try (HttpReceiver receiver = new HttpReceiver()) {
      Run run =
          RealProgram.TOMCAT
              .on(java)
              .options("include=serve.*", "otlp_endpoint=" + receiver.url())
              .options("capture_headers=content-type:host")
              .run();
      Comparison.check(run, receiver.collected());
      assertThat(receiver.collected().spans())
          .extracting(SentSpan::name)
          .contains("GET", "Pages.main", "Pages$Page.doGet");
    }
  }

  @Test
  void queries_arriveAsSpans() {
    try (HttpReceiver receiver = new HttpReceiver()) {
      Run run =
          AgentJvm.java(Jdks.own())
              .classpath(
                  Path.of("target/programs/java8"),
                  Path.of("target/programs/jdbc-lib/h2-2.2.224.jar"))
              .main("jdbc.Queries", "jdbc:h2:mem:shop;USER=sa;PASSWORD=pw")
              .options("include=jdbc.*", "otlp_endpoint=" + receiver.url())
              .run();
      Comparison.check(run, receiver.collected());
      assertThat(receiver.collected().spans())
          .extracting(SentSpan::name)
          .contains("INSERT shop", "BATCH INSERT shop", "SELECT shop", "CREATE shop");
    }
  }

  @Test
  void totals_tellHowMuchWasSent() {
    try (HttpReceiver receiver = new HttpReceiver()) {
      Run run =
          AgentJvm.java(Jdks.own())
              .main("output.Busy", "3000")
              .options("include=output.*", "otlp_endpoint=" + receiver.url())
              .run();
      Comparison.check(run, receiver.collected());
      assertThat(run.lines("agent_stop").get(0).attribute("otlp.spans")).isEqualTo("3004");
      assertThat(run.lines("agent_stop").get(0).attribute("otlp.log_records")).isEqualTo("1");
    }
  }

  /** By OpenTelemetry's consistent probability sampling, so that a backend can scale counts up. */
  @Test
  void sampledSpans_tellByWhat() {
    try (HttpReceiver receiver = new HttpReceiver()) {
      Run run =
          AgentJvm.java(Jdks.own())
              .main("output.Busy", "1000")
              .options("include=output.Busy#call", "sample_rate=0.5")
              .options("otlp_endpoint=" + receiver.url())
              .run();
      Comparison.check(run, receiver.collected());
      assertThat(receiver.collected().spans())
          .isNotEmpty()
          .extracting(sent -> sent.span().getTraceState())
          .containsOnly("ot=th:8");
    }
  }

  @Test
  void noLines_leavesOtlpAlone() {
    try (HttpReceiver receiver = new HttpReceiver()) {
      Run run =
          AgentJvm.java(Jdks.own())
              .main("output.Busy", "10000")
              .options("include=output.*", "otlp_endpoint=" + receiver.url())
              .options("output_path=none")
              .output(null)
              .runUnchecked();
      assertThat(run.linesFile()).isNull();
      assertThat(run.stdout()).isEqualTo("2500\n");
      assertThat(run.stderr()).isEmpty();
      assertThat(receiver.collected().spans()).hasSize(10_004);
    }
  }

  @Test
  void variables_areEnough_andHeadersAndCompressionAreTheirs() {
    try (HttpReceiver receiver = new HttpReceiver()) {
      Run run =
          AgentJvm.java(11)
              .main("output.Busy", "100")
              .environment("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url())
              .environment("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip")
              .environment("OTEL_EXPORTER_OTLP_HEADERS", "api-key=s3cret,x-tenant=a%2Cb")
              .environment("OTEL_EXPORTER_OTLP_LOGS_HEADERS", "api-key=other")
              .options("include=output.*")
              .run();
      Comparison.check(run, receiver.collected());
      assertThat(receiver.headers())
          .allSatisfy(headers -> assertThat(headers.getFirst("Content-Encoding")).isEqualTo("gzip"))
          .extracting(
              headers -> headers.getFirst("Api-key"), headers -> headers.getFirst("X-tenant"))
          .contains(tuple("s3cret", "a,b"))
          .contains(tuple("other", null));
      assertThat(run.linesFile()).content().doesNotContain("s3cret");
    }
  }

  @Test
  void signalOfItsOwn_isSentAlone() {
    try (HttpReceiver receiver = new HttpReceiver()) {
      AgentJvm.java(Jdks.own())
          .main("output.Busy", "10")
          .environment("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", receiver.url() + "/mine")
          .options("include=output.*")
          .run();
      assertThat(receiver.paths()).containsOnly("/mine");
      assertThat(receiver.collected().spans()).hasSize(14);
    }
  }
}
