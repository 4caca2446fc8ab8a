package io.telemetryagent.e2e.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.RealProgram;
import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Lines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OTLP/JSON lines say the same as what the same run sends by OTLP. */
class OtlpJsonTest {

  @ParameterizedTest
  @CsvSource({"8, otlp.jsonl", "25, otlp.jsonl.gz", "17, stdout"})
  void lines_holdWhatIsSent(int java, String output) throws IOException {
    try (HttpReceiver receiver = new HttpReceiver()) {
      AgentJvm tomcat = RealProgram.TOMCAT.on(java).output(output);
      Run run = json(tomcat, receiver, "include=serve.*");
      assertThat(run.exitCode()).isZero();
      Collected written = JsonFile.read(lines(run));
      Collected sent = receiver.collected();
      assertThat(written.spans()).hasSizeGreaterThan(300);
      assertThat(written.spans()).containsExactlyInAnyOrderElementsOf(sent.spans());
      assertThat(written.logs()).filteredOn(log -> !isStop(log)).isEqualTo(withoutStop(sent));
    }
  }

  @Test
  void openCallsAndExceptions_areLinesToo() throws IOException {
    try (HttpReceiver receiver = new HttpReceiver()) {
      AgentJvm ends = AgentJvm.java(Jdks.own()).main("faults.Ends", "exit").output("otlp.jsonl");
      Run run = json(ends, receiver, "include=faults.*");
      assertThat(run.exitCode()).isEqualTo(7);
      assertThat(JsonFile.read(lines(run)).logs())
          .extracting(SentLog::eventName)
          .containsExactly(
              "agent_start", "function_entry", "function_entry", "function_entry", "agent_stop");
    }
  }

  private static Run json(AgentJvm jvm, HttpReceiver receiver, String include) {
    Run run =
        jvm.options(include, "output_format=otlp_json", "otlp_endpoint=" + receiver.url())
            .runUnchecked();
    assertThat(run.stderr()).doesNotContain("telemetry");
    return run;
  }

  /** Of the file, or else those within the app's own. */
  private static List<String> lines(Run run) throws IOException {
    if (run.linesFile() == null) {
      return run.stdout().lines().filter(line -> line.startsWith("{\"resource")).toList();
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(Lines.open(run.linesFile()), UTF_8))) {
      return lines.lines().toList();
    }
  }

  private static List<SentLog> withoutStop(Collected collected) {
    return collected.logs().stream().filter(log -> !isStop(log)).toList();
  }

  /** The line is written before the record is sent, whose totals are the same nevertheless. */
  private static boolean isStop(SentLog log) {
    return log.eventName().equals("agent_stop");
  }
}
