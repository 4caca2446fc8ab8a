package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.otlp.Certificates;
import io.telemetryagent.e2e.otlp.Door;
import io.telemetryagent.e2e.otlp.Door.Way;
import io.telemetryagent.e2e.otlp.HttpReceiver;
import io.telemetryagent.e2e.otlp.Reply;
import io.telemetryagent.e2e.otlp.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens where spans are sent: each of them arrives once, or is counted as dropped. */
class OtlpFaultsTest {
  @TempDir private Path folder;

  @Test
  void endpointThatIsAbsentAtFirst_getsAllThatWaited() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver();
        Door door = new Door(receiver.port())) {
      Traffic traffic = start(door.url()).awaitLog("takes nothing");
      door.become(Way.OPEN);
      traffic.awaitLog("works again");
      Run run = traffic.end(receiver.collected());
      assertThat(Traffic.dropped(run, "")).isZero();
    }
  }

  @Test
  void endpointThatIsKilledAndRestarted_missesNothing() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver();
        Door door = new Door(receiver.port()).become(Way.OPEN)) {
      Traffic traffic = start(door.url());
      receiver.collected().awaitSpans(1);
      door.shut();
      traffic.awaitLog("takes nothing");
      door.become(Way.OPEN);
      traffic.awaitLog("works again");
      Run run = traffic.end(receiver.collected());
      assertThat(Traffic.dropped(run, "")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HANGING", "RESETTING", "CUT"})
  void connectionThatFails_isTriedAgain(Way fault) throws Exception {
    try (HttpReceiver receiver = new HttpReceiver();
        Door door = new Door(receiver.port()).become(fault)) {
      AgentJvm jvm = jvm().environment("OTEL_EXPORTER_OTLP_TIMEOUT", "500");
      Traffic traffic = Traffic.start(jvm, folder, door.url());
      door.awaitVictim();
      traffic.awaitLog("takes nothing");
      door.become(Way.OPEN);
      receiver.collected().awaitSpans(1);
      Run run = traffic.end(receiver.collected());
      assertThat(Traffic.dropped(run, "")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void answerOfNotNow_isTriedAgain_atTheTimeItNames(int status) throws Exception {
    try (HttpReceiver receiver = new HttpReceiver()) {
      receiver.answering(n -> n > 1 ? Reply.taken() : Reply.retryAfter(status, "2"));
      Traffic traffic = start(receiver.url());
      receiver.collected().awaitSpans(1);
      Run run = traffic.end(receiver.collected());
      assertThat(Traffic.dropped(run, "")).isZero();
      assertThat(Duration.between(receiver.times().get(0), receiver.times().get(1)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  void answerOfNotNow_againAndAgain_isTriedAgain() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver()) {
      receiver.answering(n -> n > 3 ? Reply.taken() : Reply.status(503));
      Traffic traffic = start(receiver.url()).awaitLog("HTTP 503 not now").awaitLog("works again");
      Run run = traffic.end(receiver.collected());
      assertThat(Traffic.dropped(run, "")).isZero();
    }
  }

  @Test
  void refusal_isCounted_andNotSentAgain() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver()) {
      receiver.answering(n -> n == 1 ? Reply.status(400) : Reply.taken());
      Traffic traffic = start(receiver.url()).awaitLog("HTTP 400 not now");
      receiver.collected().awaitSpans(1);
      Run run = traffic.end(receiver.collected());
      assertThat(Traffic.dropped(run, "rejected")).isPositive();
      assertThat(run.lines("events_dropped").get(0).attribute("dropped.exception")).isNotNull();
    }
  }

  @Test
  void partialSuccess_isCounted_andNotSentAgain() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver()) {
      receiver.answering(n -> n < 3 ? Reply.partly(5, "no room for five") : Reply.taken());
      Traffic traffic = start(receiver.url()).awaitLog("no room for five");
      receiver.collected().awaitSpans(3000);
      Run run = traffic.end(receiver.collected());
      assertThat(Traffic.dropped(run, "rejected")).isEqualTo(10);
    }
  }

  @Test
  void expiredCertificate_isNotTrusted_andAllIsCounted() throws Exception {
    Certificates certificates = new Certificates(folder).signExpired("server");
    try (HttpReceiver receiver = new HttpReceiver(certificates.context("server"))) {
      AgentJvm jvm =
          jvm().environment("OTEL_EXPORTER_OTLP_CERTIFICATE", certificates.authority().toString());
      Traffic traffic = Traffic.start(jvm, folder, receiver.url()).awaitLog("takes nothing");
      assertThat(traffic.log()).contains("SSLHandshakeException").containsIgnoringCase("validity");
      Run run = traffic.end(receiver.collected());
      assertThat(receiver.collected().spans()).isEmpty();
      assertThat(Traffic.dropped(run, "shutdown")).isPositive();
    }
  }

  /** More than can wait; the app has all its lines, and its end is not held up. */
  @Test
  void deadEndpoint_costsTheSpans_andNothingElse() throws Exception {
    try (Door door = new Door(0)) {
      Run run =
          jvm()
              .main("output.Busy", "40000")
              .options("include=output.*", "otlp_endpoint=" + door.url())
              .options("log_path=" + folder.resolve("log"))
              .runLikePlain();
      assertThat(run.calls()).containsEntry("output.Busy.call", 40_000L);
      assertThat(Traffic.dropped(run, "")).isEqualTo(40_004);
      assertThat(Traffic.dropped(run, "queue_full")).isGreaterThanOrEqualTo(40_004 - 32_768 - 2048);
    }
  }

  private Traffic start(String endpoint) {
    return Traffic.start(jvm(), folder, endpoint);
  }

  private static AgentJvm jvm() {
    return AgentJvm.java(Jdks.own());
  }
}
