package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Span;
import io.telemetryagent.e2e.lines.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that goes from thread to thread. */
class ThreadsTest {
  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17, 21, 25})
  void workHandedOver_isACallOfWhoHandedIt(int java) {
    Run run =
        AgentJvm.java(java)
            .main("threads.Handed")
            .options("include=threads.Handed", "exclude=*#lambda*:*#compute:*#run")
            .runLikePlain();
    Map<String, List<Span>> byParent =
        run.spans().stream()
            .filter(span -> span.function().endsWith(".work"))
            .collect(Collectors.groupingBy(Span::parent));
    assertThat(byParent)
        .containsOnlyKeys(
            "threads.Handed.executor",
            "threads.Handed.scheduled",
            "threads.Handed.forkJoin",
            "threads.Handed.parallelStream",
            "threads.Handed.stages",
            "threads.Handed.started",
            "threads.Handed.timer",
            "threads.Handed.virtual");
    assertThat(byParent.get("threads.Handed.executor")).hasSize(4);
    assertThat(byParent.get("threads.Handed.forkJoin")).hasSize(4);
    assertThat(byParent.get("threads.Handed.parallelStream")).hasSize(4);
    assertThat(byParent.get("threads.Handed.stages")).hasSize(3);
    assertThat(run.lines("function_entry"))
        .extracting(Line::traceId)
        .containsOnly(run.lines("function_entry").get(0).traceId());
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 25})
  void workOfAStructuredScope_isACallOfWhoForkedIt(int java) {
    Run run =
        AgentJvm.java(java)
            .flags("--enable-preview")
            .main("threads.Structured")
            .options("include=threads.Structured#request:threads.Structured#increment")
            .runLikePlain();
    assertThat(run.stdout()).isEqualTo("5\n");
    assertThat(Tree.of(run.spans()))
        .isEqualTo(
            """
            threads.Structured.request
              threads.Structured.increment
              threads.Structured.increment
            """);
  }

  @Test
  void finishedRequest_leavesNothingInThePoolsThreads() {
    Run run =
        AgentJvm.java(17)
            .main("threads.Leak")
            .options("include=threads.Leak#request:threads.Leak#idle")
            .runLikePlain();
    List<Line> idle =
        run.lines("function_entry").stream()
            .filter(line -> line.functionName().endsWith(".idle"))
            .toList();
    assertThat(idle).hasSize(10_000).extracting(Line::parentSpanId).containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource({"8", "25"})
  void pools_giveBackTheAppsOwnTasks(int java) {
    Run run =
        AgentJvm.java(java).main("threads.Identity").options("include=threads.*").runLikePlain();
    assertThat(run.stdout()).isEqualTo("true\ntrue\ntrue\ntrue\n");
  }

  @Test
  void switchedOff_leavesEachThreadToItself() {
    Run run =
        AgentJvm.java(17)
            .main("threads.Handed")
            .options(
                "include=threads.Handed", "exclude=*#lambda*:*#compute:*#run", "disable=threads")
            .runLikePlain();
    Set<String> threads =
        run.spans().stream()
            .filter(span -> span.parent() == null)
            .map(Span::thread)
            .collect(Collectors.toSet());
    assertThat(threads).contains("main").hasSizeGreaterThan(5);
  }
}
