package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.otlp.Collected;
import io.telemetryagent.e2e.otlp.HttpReceiver;
import io.telemetryagent.e2e.otlp.JsonFile;
import io.telemetryagent.e2e.otlp.SentLog;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OTLP/JSON lines say the same as what the same run sends by OTLP. */
class OtlpJsonTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 25})
  void lines_holdWhatIsSent(int java) throws IOException {
    try (HttpReceiver receiver = new HttpReceiver()) {
      Run run = json(RealProgram.TOMCAT.on(java), receiver, "include=serve.*");
      Collected written = JsonFile.read(run.folder().resolve("otlp.json"));
      Collected sent = receiver.collected();
      assertThat(written.spans()).hasSizeGreaterThan(300);
      assertThat(written.spans()).containsExactlyInAnyOrderElementsOf(sent.spans());
      assertThat(written.logs()).filteredOn(log -> !isStop(log)).isEqualTo(withoutStop(sent));
    }
  }

  @Test
  void openCallsAndExceptions_areLinesToo() throws IOException {
    try (HttpReceiver receiver = new HttpReceiver()) {
      AgentJvm ends = AgentJvm.java(Jdks.own()).main("faults.Ends", "exit");
      Run run = json(ends, receiver, "include=faults.*");
      Collected written = JsonFile.read(run.folder().resolve("otlp.json"));
      assertThat(written.logs())
          .extracting(SentLog::eventName)
          .containsExactly(
              "agent_start", "function_entry", "function_entry", "function_entry", "agent_stop");
    }
  }

  private static Run json(AgentJvm jvm, HttpReceiver receiver, String include) {
    Run run =
        jvm.options(include, "output_format=otlp_json", "otlp_endpoint=" + receiver.url())
            .output("otlp.json")
            .runUnchecked();
    assertThat(run.exitCode()).isEqualTo(run.stdout().startsWith("before") ? 7 : 0);
    assertThat(run.stderr()).doesNotContain("telemetry");
    return run;
  }

  private static java.util.List<SentLog> withoutStop(Collected collected) {
    return collected.logs().stream().filter(log -> !isStop(log)).toList();
  }

  /** The line is written before the record is sent, whose totals are the same nevertheless. */
  private static boolean isStop(SentLog log) {
    return log.eventName().equals("agent_stop");
  }
}
