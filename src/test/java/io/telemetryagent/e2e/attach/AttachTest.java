package io.telemetryagent.e2e.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.lines.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A web server under load is attached to, changed, and left as it was. */
class AttachTest {
  private static final int ROUNDS = 3;

  /** So many requests are answered in each phase. */
  private static final int REQUESTS = 200;

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17, 21, 25})
  void webServerUnderLoad_isTracedAndLeftAsItWas_threeTimes(int java) throws Exception {
    try (TargetJvm target = TargetJvm.of(java);
        Load load = new Load(Integer.parseInt(target.jvm().readLine()), "before")) {
      load.await(REQUESTS);
      // Twice, as the first may itself change what the JVM gives out: classes may be shared before.
      target.dump();
      Dump before = target.dump();
      List<Path> outputs = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        load.begin("attached");
        trace(target, load);
        outputs.add(target.output());
        load.begin("after");
        load.await(REQUESTS);
      }
      load.end();
      Dump after = target.dump();
      assertThat(load.failures()).isEmpty();
      assertThat(before.code()).isNotEmpty();
      assertThat(after.code()).containsAllEntriesOf(before.code());
      assertThat(after.threads()).isEmpty();
      assertThat(Attacher.version(target.jvm().pid())).isNull();
      assertThat(target.jvm().end()).isZero();
      assertThat(target.jvm().ownWords()).isEmpty();
      outputs.forEach(output -> checkTrace(TargetJvm.lines(output)));
      System.out.println("Java " + java + ":" + load.latencies());
    }
  }

  private static void trace(TargetJvm target, Load load) throws InterruptedException {
    JsonNode attached = target.attach("exclude=served.Stock,enable_cloud_metadata=false");
    assertThat(attached.get("woven_classes").intValue()).isEqualTo(2);
    assertThat(attached.get("woven_methods").intValue()).isGreaterThanOrEqualTo(4);
    assertThat(Attacher.version(target.jvm().pid())).isNotNull();
    load.await(REQUESTS);
    JsonNode changed = target.done("set", "exclude=served.Orders#count:served.Server");
    assertThat(changed.get("woven_classes").intValue()).isEqualTo(2);
    load.await(REQUESTS);
    target.done("set", "enabled=false");
    load.await(REQUESTS);
    target.done("set", "enabled=true");
    load.await(REQUESTS);
    JsonNode status = target.done("status", "");
    assertThat(status.at("/events/function_entry/written").longValue(0))
        .as(status.toString())
        .isPositive();
    assertThat(status.get("agent_faults").longValue()).isZero();
    JsonNode left = target.done("detach", "");
    assertThat(left.get("restored_classes").intValue()).isGreaterThanOrEqualTo(3);
  }

  private static void checkTrace(List<Line> lines) {
    List<Integer> changes =
        lines.stream().filter(line -> line.is("agent_config")).map(Line::number).toList();
    assertThat(changes).hasSize(3);
    assertThat(functions(lines.subList(0, changes.get(0))))
        .contains("served.Server.answer", "served.Orders.place", "served.Orders.count")
        .doesNotContain("served.Stock.take");
    assertThat(functions(lines.subList(changes.get(2), lines.size())))
        .contains("served.Orders.place", "served.Stock.take", "served.Stock.taken")
        .doesNotContain("served.Orders.count", "served.Server.answer");
    assertThat(lines).extracting(Line::eventType).contains("exception", "http_request");
  }

  private static Set<String> functions(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.is("function_entry"))
        .map(Line::functionName)
        .collect(Collectors.toSet());
  }
}
