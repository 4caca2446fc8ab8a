package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.otlp.Door.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens where spans are sent: each of them arrives once, or is counted as dropped. */
class OtlpFaultsTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  @TempDir private Path folder;

  @Test
  void connectionThatFails_isTriedAgain() {
    AtOnce.run(
        this::absentAtFirst,
        this::killedAndRestarted,
        () -> failing(Way.HANGING),
        () -> failing(Way.RESETTING),
        () -> failing(Way.CUT));
  }

  private void absentAtFirst() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver();
        Door door = new Door(receiver.port())) {
      Traffic traffic = start(door.url()).awaitLog("takes nothing");
      door.become(Way.OPEN);
      traffic.awaitLog("works again").endWithoutDrops(receiver.collected());
    }
  }

  private void killedAndRestarted() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver();
        Door door = new Door(receiver.port()).become(Way.OPEN)) {
      Traffic traffic = start(door.url());
      receiver.collected().awaitSpans(1);
      door.shut();
      traffic.awaitLog("takes nothing");
      door.become(Way.OPEN);
      traffic.awaitLog("works again").endWithoutDrops(receiver.collected());
    }
  }

  private void failing(Way how) throws Exception {
    try (HttpReceiver receiver = new HttpReceiver();
        Door door = new Door(receiver.port()).become(how)) {
      AgentJvm jvm = jvm().environment("OTEL_EXPORTER_OTLP_TIMEOUT", "3000");
      Traffic traffic = Traffic.start(jvm, folder, door.url());
      door.awaitVictim();
      traffic.awaitLog("takes nothing");
      door.become(Way.OPEN);
      receiver.collected().awaitSpans(1);
      traffic.endWithoutDrops(receiver.collected());
    }
  }

  @Test
  void answerOfNotNow_isTriedAgain_atTheTimeItNames() {
    AtOnce.run(() -> answering(429), () -> answering(502), () -> answering(503), this::thrice);
  }

  private void answering(int status) throws Exception {
    try (HttpReceiver receiver = new HttpReceiver()) {
      receiver.answering(n -> n > 1 ? Reply.taken() : Reply.retryAfter(status, "2"));
      Traffic traffic = start(receiver.url());
      receiver.collected().awaitSpans(1);
      traffic.endWithoutDrops(receiver.collected());
      List<Instant> times = receiver.times();
      assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThanOrEqualTo(TWO_SECONDS);
    }
  }

  private void thrice() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver()) {
      receiver.answering(n -> n > 3 ? Reply.taken() : Reply.status(504));
      Traffic traffic = start(receiver.url()).awaitLog("HTTP 504 not now");
      traffic.awaitLog("works again").endWithoutDrops(receiver.collected());
    }
  }

  @Test
  void refusal_isCounted_andNotSentAgain() {
    AtOnce.run(this::refused, this::partlyRefused, this::takenWithEndlessThanks);
  }

  private void refused() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver()) {
      receiver.answering(n -> n == 1 ? Reply.status(400) : Reply.taken());
      Traffic traffic = start(receiver.url()).awaitLog("HTTP 400 not now");
      receiver.collected().awaitSpans(1);
      Run run = traffic.end(receiver.collected());
      assertThat(Traffic.dropped(run, "rejected")).isPositive();
      assertThat(run.lines("events_dropped").get(0).attribute("dropped.exception")).isNotNull();
    }
  }

  private void partlyRefused() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver()) {
      receiver.answering(n -> n < 3 ? Reply.partly(5, "no room for five") : Reply.taken());
      Traffic traffic = start(receiver.url()).awaitLog("no room for five");
      receiver.awaitRequests(3);
      Run run = traffic.end(receiver.collected());
      assertThat(Traffic.dropped(run, "rejected")).isEqualTo(10);
    }
  }

  /** There is no memory for all of the answer. */
  private void takenWithEndlessThanks() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver()) {
      receiver.answering(n -> n > 1 ? Reply.taken() : Reply.endless());
      Traffic traffic = Traffic.start(jvm().flags("-Xmx40m"), folder, receiver.url());
      traffic.awaitLog("exceeded limit").awaitLog("works again");
      traffic.endWithoutDrops(receiver.collected());
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
              .main("output.Busy", "36000")
              .options("include=output.*", "otlp_endpoint=" + door.url())
              .options("log_path=" + folder.resolve("log"))
              .runLikePlain();
      assertThat(run.calls()).containsEntry("output.Busy.call", 36_000L);
      assertThat(Traffic.dropped(run, "")).isEqualTo(36_004);
      assertThat(Traffic.dropped(run, "queue_full")).isGreaterThanOrEqualTo(36_004 - 32_768 - 2048);
    }
  }

  private Traffic start(String endpoint) throws IOException {
    return Traffic.start(jvm(), folder, endpoint);
  }

  private static AgentJvm jvm() {
    return AgentJvm.java(Jdks.own());
  }
}
