package io.telemetryagent.e2e.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.lines.Span;
import io.telemetryagent.e2e.otlp.Collected;
import io.telemetryagent.e2e.otlp.Comparison;
import io.telemetryagent.e2e.otlp.Door;
import io.telemetryagent.e2e.otlp.GrpcReceiver;
import io.telemetryagent.e2e.otlp.HttpReceiver;
import io.telemetryagent.e2e.otlp.OwnRequests;
import io.telemetryagent.e2e.otlp.Traffic;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Spans are sent from when the agent is attached until it is detached. */
@Timeout(120)
class OtlpLifeTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 21})
  void eachLife_sendsAllOfIt_andLeavesNothingBehind(int java) throws Exception {
    try (HttpReceiver first = new HttpReceiver();
        GrpcReceiver second = new GrpcReceiver();
        TargetJvm target = TargetJvm.of(java);
        Load load = new Load(Integer.parseInt(target.jvm().readLine()), "lives")) {
      live(target, load, "otlp_endpoint=" + first.url(), first.collected());
      OwnRequests.checkUntraced(target.lines(), first);
      live(target, load, "otlp_protocol=grpc,otlp_endpoint=" + second.url(), second.collected());
      load.end();
      assertThat(load.failures()).isEmpty();
      checkNothingIsLeft(target);
    }
  }

  @Test
  void endpointThatHangs_isLeftToo_andAllIsCounted() throws Exception {
    try (Door door = new Door(0).become(Door.Way.HANGING);
        TargetJvm target = TargetJvm.of(17);
        Load load = new Load(Integer.parseInt(target.jvm().readLine()), "hanging")) {
      target.attach("include=served.Orders#place,log_level=error,otlp_endpoint=" + door.url());
      load.await(50);
      door.awaitVictim();
      target.done("detach", "");
      load.end();
      long made = Span.of(target.lines()).stream().filter(span -> !span.isOpen()).count();
      assertThat(Traffic.dropped(target.lines(), "")).isEqualTo(made).isPositive();
      checkNothingIsLeft(target);
    }
  }

  @Test
  void status_tellsHowTheEndpointIs_whichCannotChange() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver();
        Door door = new Door(receiver.port());
        TargetJvm target = TargetJvm.of(17)) {
      target.jvm().readLine();
      target.attach("include=served.*,log_level=error,otlp_endpoint=" + door.url());
      JsonNode failing = await(target, "works", "false");
      assertThat(failing.get("endpoint").stringValue()).isEqualTo(door.url() + "/v1/logs");
      assertThat(failing.get("waiting").intValue()).isEqualTo(1);
      assertThat(target.refused("set", "otlp_endpoint=" + receiver.url()))
          .startsWith("No option has changed; ")
          .endsWith(
              "otlp_endpoint cannot change now: it is settled when the agent starts: detach, and"
                  + " attach with it");
      door.become(Door.Way.OPEN);
      JsonNode working = await(target, "sent", "1");
      assertThat(working.get("works").booleanValue()).isTrue();
      assertThat(working.get("waiting").intValue()).isZero();
      target.done("detach", "");
    }
  }

  /** How log records are sent, once that figure is so. Ends by the time limit of the class. */
  private static JsonNode await(TargetJvm target, String key, String value) {
    while (true) {
      JsonNode otlp = target.done("status", "").get("otlp");
      assertThat(otlp.at("/spans/sent").longValue()).isZero();
      if (otlp.at("/log_records/" + key).toString().equals(value)) {
        return otlp.get("log_records");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static void live(TargetJvm target, Load load, String options, Collected collected)
      throws Exception {
    target.attach("include=served.Orders#place:java.net.ProxySelector," + options);
    load.await(50);
    target.done("detach", "");
    Comparison.check(target.lines(), collected);
    assertThat(collected.spans()).hasSizeGreaterThan(50);
  }

  private static void checkNothingIsLeft(TargetJvm target) {
    Dump dump = target.dump();
    for (int tries = 0; dump.loaders() > 0 && tries < 10; tries++) {
      dump = target.dump();
    }
    assertThat(dump.threads()).isEmpty();
    assertThat(dump.loaders()).as("class loaders of the agent").isZero();
  }
}
