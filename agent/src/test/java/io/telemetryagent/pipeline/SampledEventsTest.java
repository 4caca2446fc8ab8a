package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.bootstrap.Volume;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written of traces that are kept, and what is told of the others. */
@Timeout(60)
class SampledEventsTest {
  @TempDir Path folder;
  private Pipeline pipeline;

  @BeforeEach
  void create() {
    pipeline = new Pipeline(folder);
  }

  @AfterEach
  void stopTracing() {
    Tracer.stop();
  }

  @Test
  void lines_sayTheRate_whereItIsUnderOne() {
    pipeline.queue.volume(new Volume(0.25, 0, 0));
    pipeline.start();
    for (int i = 0; i < 100; i++) {
      Tracer.exit(pipeline.enter("place"), new IllegalStateException());
    }
    pipeline.queue.volume(Volume.ALL);
    pipeline.call("all");
    pipeline.stop();
    List<JsonNode> lines = pipeline.lines();
    assertThat(lines).hasSizeGreaterThan(5);
    for (JsonNode line : lines) {
      JsonNode rate = line.at("/attributes/sample_rate");
      if (line.get("function_name").asText().endsWith("place")) {
        assertThat(rate.asDouble()).isEqualTo(0.25);
      } else {
        assertThat(rate.isMissingNode()).isTrue();
      }
    }
  }

  @Test
  void agentStop_countsWhatWasNotKept() {
    pipeline.queue.volume(new Volume(0, 0, 0));
    pipeline.start();
    pipeline.calls(7);
    Tracer.exit(pipeline.enter("place"), new IllegalStateException());
    pipeline.stop();
    JsonNode totals = pipeline.totals();
    assertThat(pipeline.lines()).hasSize(2);
    assertThat(totals.get("traces_unsampled").asLong()).isEqualTo(8);
    assertThat(totals.get("exceptions_unsampled.java.lang.IllegalStateException").asLong())
        .isEqualTo(1);
    assertThat(totals.has("traces_refused")).isFalse();
    assertThat(totals.get("events_dropped").asLong()).isZero();
  }

  @Test
  void tracesOverTheLimit_areToldOf_andAreNoDroppedLines() {
    pipeline.queue.volume(new Volume(1, 1, 0));
    pipeline.start();
    pipeline.calls(100);
    pipeline.stop();
    long kept = pipeline.lines("function_entry").size();
    List<JsonNode> told = pipeline.lines("events_dropped");
    assertThat(told).hasSize(1);
    assertThat(told.get(0).at("/attributes/dropped.traces").asLong()).isEqualTo(100 - kept);
    assertThat(told.get(0).at("/attributes/dropped.reason").asText())
        .isEqualTo("max_traces_per_second");
    assertThat(pipeline.totals().get("traces_refused").asLong()).isEqualTo(100 - kept);
    assertThat(pipeline.totals().get("events_dropped").asLong()).isZero();
  }

  @Test
  void tracesOverTheLimit_areDueNowAndThen() {
    EventQueue queue = new EventQueue(64, false, 0, 1);
    SamplingReport report = new SamplingReport(queue.ledger(), 0);
    assertThat(report.isDue(SamplingReport.INTERVAL_NANOS)).isFalse();
    queue.volume(new Volume(1, 1, 0));
    Tracer.start(queue);
    pipeline.calls(1000);
    assertThat(report.isDue(2 * SamplingReport.INTERVAL_NANOS - 1)).isFalse();
    assertThat(report.isDue(2 * SamplingReport.INTERVAL_NANOS)).isTrue();
    assertThat(report.take().attributes)
        .containsEntry("dropped.traces", queue.ledger().refusedTraces());
    assertThat(report.isDue(3 * SamplingReport.INTERVAL_NANOS)).isFalse();
    assertThat(report.isWaiting()).isFalse();
  }
}
