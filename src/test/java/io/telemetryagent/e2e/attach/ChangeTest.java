package io.telemetryagent.e2e.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.lines.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Options that change while the agent runs. */
@Timeout(60)
class ChangeTest {
  @TempDir private Path temp;

  @Test
  void attachWhereAnAgentIsIn_changesItsOptions() {
    try (TargetJvm target = TargetJvm.of(25)) {
      target.jvm().readLine();
      target.attach("include=served.Orders,flush_ms=7");
      JsonNode again = target.done("attach", "include=served.Stock,flush_ms=8,log_level=error");
      assertThat(again.get("updated").booleanValue()).isTrue();
      assertThat(again.get("changed").toString())
          .isEqualTo(
              "[{\"option\":\"include\",\"old\":\"served.Orders\",\"new\":\"served.Stock\"},"
                  + "{\"option\":\"log_level\",\"old\":\"warn\",\"new\":\"error\"}]");
      assertThat(again.at("/refused/0/option").stringValue()).isEqualTo("flush_ms");
      target.done("detach", "");
      Line change = event(target.lines(), "agent_config").get(0);
      assertThat(change.message()).isEqualTo("Changed include, log_level by the command attach");
      assertThat(change.attribute("config.changed")).isEqualTo("include, log_level");
      assertThat(change.attribute("config.old.include")).isEqualTo("served.Orders");
      assertThat(change.attribute("config.new.include")).isEqualTo("served.Stock");
    }
  }

  @Test
  void whatCannotBe_isRefused_andNothingChanges() {
    try (TargetJvm target = TargetJvm.of(8)) {
      target.jvm().readLine();
      target.attach("include=served.Orders");
      assertThat(target.refused("set", "include=served.Stock,events=colours"))
          .startsWith("events=colours is not ")
          .endsWith(". Nothing has changed.");
      assertThat(target.refused("set", "queue_capacity=7"))
          .contains("queue_capacity cannot change now: it is settled when the agent starts");
      assertThat(target.done("status", "").get("include").toString())
          .isEqualTo("[\"served.Orders\"]");
      assertThat(target.refused("dance", "")).endsWith("has no command dance.");
      target.done("detach", "");
      assertThat(event(target.lines(), "agent_config")).isEmpty();
    }
  }

  @Test
  void changedFile_isObeyed_unlessItIsBad() throws Exception {
    Path file = Files.writeString(temp.resolve("agent.properties"), "include=served.Orders\n");
    try (TargetJvm target = TargetJvm.of(17);
        Load load = new Load(Integer.parseInt(target.jvm().readLine()), "file")) {
      target.attach("config=" + file);
      load.await(5);
      Files.writeString(file, "include=served.Stock\nexclude=served.Stock#taken\n");
      await(() -> include(target).equals("[\"served.Stock\"]"));
      load.await(5);
      Files.writeString(file, "include=served.Server\nevents=colours\n");
      await(() -> target.jvm().stderr().contains("events=colours"));
      assertThat(include(target)).isEqualTo("[\"served.Stock\"]");
      target.done("detach", "");
      assertThat(target.jvm().ownWords())
          .singleElement()
          .asString()
          .contains(file.toString())
          .endsWith(". The options stay as they were.");
      List<Line> lines = target.lines();
      assertThat(event(lines, "agent_config")).hasSize(1);
      Line change = event(lines, "agent_config").get(0);
      assertThat(change.attribute("config.changed_by")).isEqualTo("the config file " + file);
      assertThat(functions(lines.subList(0, change.number())))
          .contains("served.Orders.place")
          .doesNotContain("served.Stock.take");
      assertThat(functions(lines.subList(change.number(), lines.size())))
          .contains("served.Stock.take")
          .doesNotContain("served.Stock.taken");
    }
  }

  @Test
  void familyThatIsSwitchedOff_isWrittenToTheEndOfWhatIsOpen() throws Exception {
    try (TargetJvm target = TargetJvm.of(21);
        Load load = new Load(Integer.parseInt(target.jvm().readLine()), "events")) {
      target.attach("include=served.*");
      load.await(20);
      target.done("set", "events=http");
      load.await(20);
      target.done("set", "events=function:exception");
      load.await(20);
      target.done("detach", "");
      List<Line> lines = target.lines();
      int first = event(lines, "agent_config").get(0).number();
      int second = event(lines, "agent_config").get(1).number();
      assertThat(lines.subList(0, first)).extracting(Line::eventType).contains("function_entry");
      assertThat(lines.subList(second, lines.size()))
          .extracting(Line::eventType)
          .contains("function_entry", "exception");
      assertThat(load.failures()).isEmpty();
    }
  }

  private static String include(TargetJvm target) {
    return target.done("status", "").get("include").toString();
  }

  private static List<Line> event(List<Line> lines, String type) {
    return lines.stream().filter(line -> line.is(type)).toList();
  }

  private static List<String> functions(List<Line> lines) {
    return event(lines, "function_entry").stream().map(Line::functionName).distinct().toList();
  }

  /** Ends by the time limit of the class. */
  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }
}
