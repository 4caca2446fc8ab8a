package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is no span, or no whole one, arrives as log records. */
class OtlpLogsTest {

  @Test
  void callsThatAreOpenAtTheEnd_areLogRecords() {
    try (HttpReceiver receiver = new HttpReceiver()) {
      run("faults.Ends", "exit", "include=faults.*", receiver);
      assertThat(receiver.collected().logs())
          .extracting(SentLog::eventName)
          .containsExactly(
              "agent_start", "function_entry", "function_entry", "function_entry", "agent_stop");
    }
  }

  @Test
  void exceptionsAlone_areLogRecords() {
    try (HttpReceiver receiver = new HttpReceiver()) {
      run("faults.Rethrows", "", "include=faults.*,events=exception", receiver);
      assertThat(receiver.collected().spans()).isEmpty();
    }
  }

  @Test
  void dampedMethods_areNamed() {
    try (HttpReceiver receiver = new HttpReceiver()) {
      run("damping.Hammer", "50000", "include=damping.*,max_calls_per_second=100", receiver);
      for (String type : List.of("method_damped", "function_summary")) {
        assertThat(sent(type, receiver))
            .isNotEmpty()
            .extracting(log -> log.attributes().get("code.function.name"))
            .contains("damping.Hammer.hot");
      }
    }
  }

  @Test
  void tracesOverTheirLimit_areCounted() {
    try (HttpReceiver receiver = new HttpReceiver()) {
      String options = "include=output.Busy#call,max_traces_per_second=10";
      run("output.Busy", "1000", options, receiver);
      assertThat(sent("events_dropped", receiver))
          .isNotEmpty()
          .extracting(log -> log.attributes().get("dropped.reason"))
          .containsOnly("max_traces_per_second");
    }
  }

  /** Each is the line that the same run has. */
  private static Run run(String program, String args, String options, HttpReceiver receiver) {
    Run run =
        AgentJvm.java(Jdks.own())
            .main(program, args, "platform")
            .options(options, "queue_capacity=1024", "otlp_endpoint=" + receiver.url())
            .run();
    Comparison.check(run, receiver.collected());
    return run;
  }

  private static List<SentLog> sent(String type, HttpReceiver receiver) {
    return receiver.collected().logs().stream()
        .filter(log -> log.eventName().equals(type))
        .toList();
  }
}
