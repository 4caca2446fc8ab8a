package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that do not return: whatever the way out, the app sees its own end and no other. */
class FaultsTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void rethrownException_isToldOnce_thenReferredTo(int java) {
    Run run = faults(java, "Rethrows").runLikePlain();
    List<Span> outer = chain(run, "faults.Rethrows.outer");
    assertThat(outer).extracting(Span::function).endsWith("faults.Rethrows.inner");
    assertThat(outer)
        .allSatisfy(
            span -> {
              assertThat(span.thrown()).isEqualTo("java.lang.IllegalStateException");
              assertThat(span.exception().errorMessage()).isEqualTo("boom");
            });
    Line first = outer.get(outer.size() - 1).exception();
    assertThat(first.stackTrace())
        .startsWith("java.lang.IllegalStateException: boom\n\tat faults.Rethrows.inner(")
        .contains("\n\tat faults.Rethrows.main(");
    assertThat(outer.subList(0, 2))
        .extracting(span -> span.exception().attribute("error.origin_span_id"))
        .containsOnly(first.spanId());
  }

  @Test
  void wrappingException_isAnExceptionOfItsOwn() {
    Run run = faults(Jdks.own(), "Rethrows").run();
    Line wrapped = only(run, "faults.Rethrows.wrapping").exception();
    assertThat(wrapped.attribute("error.origin_span_id")).isNull();
    assertThat(wrapped.stackTrace())
        .startsWith("java.lang.IllegalArgumentException: wrapped\n")
        .contains("Caused by: java.lang.IllegalStateException: boom\n");
  }

  @Test
  void caughtException_leavesTheCatchingCallInPeace() {
    Run run = faults(Jdks.own(), "Rethrows").run();
    assertThat(only(run, "faults.Rethrows.catching").thrown()).isNull();
    assertThat(run.spans())
        .filteredOn(span -> "faults.Rethrows.catching".equals(span.parent()))
        .extracting(Span::thrown)
        .containsExactly(
            "java.lang.IllegalStateException",
            null,
            "java.lang.IllegalStateException",
            null,
            "java.lang.IllegalStateException",
            null);
  }

  @Test
  void exceptionThatFailsToTellItsMessage_isWrittenWithoutOne() {
    Run run = faults(Jdks.own(), "Rethrows").run();
    Line hostile = only(run, "faults.Rethrows.ownMessage").exception();
    assertThat(hostile.errorType()).isEqualTo("faults.Rethrows$Hostile");
    assertThat(hostile.errorMessage()).isNull();
  }

  @Test
  void stackTrace_canBeLeftOut() {
    Run run = faults(Jdks.own(), "Rethrows").options("collect_stacktrace_on_error=false").run();
    assertThat(run.lines("exception")).isNotEmpty().allMatch(line -> line.stackTrace() == null);
  }

  @ParameterizedTest
  @CsvSource({"8,exit,7,3", "17,exit,7,3", "25,exit,7,3", "17,uncaught,1,0", "8,uncaught,1,0"})
  void processEnd_isItsOwn(int java, String end, int exitCode, int open) {
    Run run = ends(java, end).runLikePlain();
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.spans().stream().filter(Span::isOpen)).hasSize(open);
    assertThat(run.calls()).containsKeys("faults.Ends.main", "faults.Ends.second");
  }

  @Test
  void shutdownHookOfTheApp_runs() {
    Run run = ends(Jdks.own(), "exitInHook").runLikePlain();
    assertThat(run.stdout()).isEqualTo("before\nafter\nhook\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void callOpenInADaemonThread_isCountedAtTheEnd(int java) {
    Run run = ends(java, "daemon").runLikePlain();
    assertThat(run.spans())
        .filteredOn(Span::isOpen)
        .filteredOn(span -> span.function().endsWith(".waitForever"))
        .extracting(Span::thread)
        .containsExactlyInAnyOrder("daemon-0", "daemon-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17, 21, 25})
  void stackOverflow_leavesTheSpansInOrder(int java) {
    // A small stack keeps the number of lines small.
    Run run = vmErrors(java, "stack").flags("-Xss512k").runLikePlain();
    assertThat(run.stdout()).isEqualTo("overflow true null\n".repeat(3) + "still alive 1\n");
    assertThat(run.calls()).containsEntry("faults.VmErrors.alive", 1L);
    assertThat(only(run, "faults.VmErrors.alive").parent()).isEqualTo("faults.VmErrors.main");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17, 21, 25})
  void outOfMemory_isTheAppsOwn(int java) {
    Run run = vmErrors(java, "memory").flags("-Xmx48m", "-XX:+UseSerialGC").run();
    assertThat(run.exitCode()).isZero();
    assertThat(run.stdout())
        .isEqualTo("Requested array size exceeds VM limit\nJava heap space\nstill alive 1\n");
    assertThat(only(run, "faults.VmErrors.allocate").thrown())
        .isEqualTo("java.lang.OutOfMemoryError");
    assertThat(only(run, "faults.VmErrors.alive").parent()).isEqualTo("faults.VmErrors.main");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17})
  void stoppedThread_unwindsItsSpans(int java) {
    Run run = faults(java, "Stopped").run();
    assertThat(run.stdout()).isEqualTo("dying\njoined 1\n");
    assertThat(run.exitCode()).isZero();
    for (String function : List.of("faults.Stopped.first", "faults.Stopped.second")) {
      assertThat(only(run, function).thrown()).isEqualTo("java.lang.ThreadDeath");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void halt_losesNothingOlderThanTheFlushInterval(int java) {
    Run run = ends(java, "halt").runKilled();
    assertThat(run.exitCode()).isEqualTo(8);
    assertThat(run.calls())
        .containsKeys("faults.Ends.main", "faults.Ends.first", "faults.Ends.second");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void kill_losesATenthOfASecondAtMost(int java) throws IOException {
    Run run = faults(java, "Heartbeat").runKilled();
    assertThat(run.exitCode()).isEqualTo(137);
    String lastBeat = Files.readString(run.work().resolve("beat"));
    long lastMillis = Long.parseLong(lastBeat.substring(lastBeat.indexOf(' ') + 1));
    Line lastLine = run.lines().get(run.lines().size() - 1);
    long lost = lastMillis - lastLine.timestampNs() / 1_000_000;
    // 100 ms is promised; the rest is for a machine that does other things at the same time.
    assertThat(lost).as("milliseconds lost").isLessThan(200);
  }

  private static AgentJvm faults(int java, String program, String... args) {
    return AgentJvm.java(java).main("faults." + program, args).options("include=faults.*");
  }

  private static AgentJvm ends(int java, String end) {
    return faults(java, "Ends", end);
  }

  private static AgentJvm vmErrors(int java, String error) {
    return faults(java, "VmErrors", error);
  }

  private static Span only(Run run, String function) {
    List<Span> spans = run.spans().stream().filter(s -> s.function().equals(function)).toList();
    assertThat(spans).as(function).hasSize(1);
    return spans.get(0);
  }

  /** The span of a function and the calls below it, each the only child of the one before. */
  private static List<Span> chain(Run run, String function) {
    List<Span> chain = new ArrayList<>(List.of(only(run, function)));
    for (Span span : run.spans()) {
      if (chain.get(chain.size() - 1).entry().spanId().equals(span.entry().parentSpanId())) {
        chain.add(span);
      }
    }
    return chain;
  }
}
