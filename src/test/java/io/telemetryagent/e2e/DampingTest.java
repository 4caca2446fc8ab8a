package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that are called too often to be written out. */
class DampingTest {
  /** Of each of the program's four threads. */
  private static final int CALLS = 400_000;

  @ParameterizedTest
  @CsvSource({"8, platform", "17, platform", "21, virtual", "25, platform"})
  void everyCall_isALineOrInASummary(int java, String threads) {
    Run run = hammer(java, threads).options("max_calls_per_second=2000").runLikePlain();
    Map<String, Long> counted = counts(run);
    assertThat(counted).containsEntry("hot", 4L * CALLS).containsEntry("warm", (long) CALLS);
    for (String method : List.of("hot", "warm", "rare")) {
      assertThat(lines(run, "function_entry", method).size() + sum(run, method, "calls"))
          .as(method)
          .isEqualTo(counted.get(method));
    }
    assertThat(lines(run, "exception", "hot").size() + sum(run, "hot", "errors"))
        .isEqualTo(counted.get("failed"));
    assertThat(lines(run, "method_damped", "hot")).hasSize(1);
    assertThat(lines(run, "method_damped", "rare")).isEmpty();
    assertThat(
            run.spans().stream()
                .filter(span -> span.function().endsWith(".rare"))
                .map(Span::parent))
        .hasSize(counted.get("rare").intValue())
        .isSubsetOf("damping.Hammer.work", "damping.Hammer.hot", "damping.Hammer.warm")
        .contains("damping.Hammer.work");
  }

  @Test
  void fewAreWritten_ofAMethodThatIsCalledFarTooOften() {
    Run run = hammer(17).options("max_calls_per_second=2000").run();
    Line damped = lines(run, "method_damped", "hot").get(0);
    assertThat(damped.severity()).isEqualTo("WARN");
    assertThat(damped.message())
        .matches(
            "damping\\.Hammer\\.hot is called \\d+ times a second, for \\d+ ns on average: .*");
    assertThat(Long.parseLong(damped.attribute("calls_per_second"))).isGreaterThan(2000);
    assertThat(damped.attribute("max_calls_per_second")).isEqualTo("2000");
    // What came in the second before, and what was queued by then.
    assertThat(lines(run, "function_entry", "hot")).hasSizeLessThan(4 * CALLS / 50);
    Line summary = lines(run, "function_summary", "hot").get(0);
    assertThat(summary.attribute("sample_rate")).isNull();
    assertThat(Long.parseLong(summary.attribute("duration.max_ns"))).isPositive();
  }

  @Test
  void switchedOff_everyCallIsWritten() {
    Run run =
        AgentJvm.java(17)
            .main("damping.Hammer", "1000", "platform")
            .options("include=damping.*", "max_calls_per_second=0")
            .run();
    assertThat(run.calls()).containsEntry("damping.Hammer.hot", 4000L);
    assertThat(run.lines("method_damped")).isEmpty();
  }

  @Test
  void whereNoCallIsWritten_noneIsDamped() {
    Run run = hammer(17).options("max_calls_per_second=2000", "events=exception").run();
    assertThat(run.lines("exception")).hasSize(4 * CALLS / 1000);
    assertThat(run.lines("method_damped")).isEmpty();
    assertThat(run.lines("function_summary")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 21})
  void exitAmidHotThreads_leavesAWholeTrace(int java) {
    Run run =
        AgentJvm.java(java)
            .main("safety.Hot")
            .options("include=safety.*", "max_calls_per_second=1", "queue_capacity=1024")
            .runLikePlain();
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.stdout()).isEqualTo("done\n");
  }

  private static AgentJvm hammer(int java) {
    return hammer(java, "platform");
  }

  private static AgentJvm hammer(int java, String threads) {
    // A small queue: what is in it when a method is damped is written yet.
    return AgentJvm.java(java)
        .main("damping.Hammer", CALLS + "", threads)
        .options("include=damping.*", "queue_capacity=1024");
  }

  /** What the program says it counted. */
  private static Map<String, Long> counts(Run run) {
    return run.stdout()
        .lines()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[0], words -> Long.parseLong(words[1])));
  }

  private static List<Line> lines(Run run, String type, String method) {
    return run.lines(type).stream()
        .filter(line -> line.functionName().endsWith("." + method))
        .toList();
  }

  private static long sum(Run run, String method, String attribute) {
    return lines(run, "function_summary", method).stream()
        .mapToLong(line -> Long.parseLong(line.attribute(attribute)))
        .sum();
  }
}
