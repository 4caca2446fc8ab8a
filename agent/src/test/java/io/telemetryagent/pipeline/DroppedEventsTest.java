package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.output.Encoder;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import io.telemetryagent.output.LineBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong on the way out, each event is written or counted. */
@Timeout(60)
class DroppedEventsTest {
  @TempDir Path folder;
  private Pipeline pipeline;

  @BeforeEach
  void create() {
    pipeline = new Pipeline(folder);
  }

  @AfterEach
  void stopTracing() {
    Tracer.stop();
    pipeline.sink.release();
  }

  @Test
  void stalledSink_isReportedOnce_exactly() throws InterruptedException {
    startStalled();
    pipeline.calls(1000);
    pipeline.sink.release();
    pipeline.stop();
    assertThat(written("function_entry", "function_exit")).isEqualTo(Pipeline.CAPACITY);
    assertDropped("queue_full", 1000 - 320, 1000 - 320, 0);
    assertThat(pipeline.totals().get("open_spans").asLong()).isZero();
  }

  @Test
  void exceptionsOfDroppedCalls_areCountedToo() throws InterruptedException {
    startStalled();
    Throwable thrown = new IllegalStateException();
    pipeline.calls(400);
    for (int i = 0; i < 10; i++) {
      Tracer.exit(pipeline.enter("place"), thrown);
    }
    pipeline.sink.release();
    pipeline.stop();
    assertDropped("queue_full", 90, 90, 10);
  }

  @Test
  void droppedCallsThatAreOpen_areOpenSpans() throws InterruptedException {
    startStalled();
    Span written = pipeline.enter("written");
    pipeline.calls(1000);
    pipeline.enter("dropped");
    pipeline.sink.release();
    pipeline.stop();
    assertThat(written).isNotNull();
    assertThat(pipeline.totals().get("open_spans").asLong()).isEqualTo(2);
  }

  @Test
  void fullDisk_losesNothingOfWhatWasQueued_andTearsNoLine() throws InterruptedException {
    pipeline.sink.failAfter(100, noSpace());
    pipeline.start();
    pipeline.sink.refused.await();
    pipeline.calls(1000);
    pipeline.sink.recover();
    pipeline.stop();
    assertThat(written("function_entry", "function_exit")).isEqualTo(Pipeline.CAPACITY);
    assertDropped("output_failed", 1000 - 320, 1000 - 320, 0);
    assertThat(pipeline.logged().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("No space left on device"))
        .anyMatch(line -> line.contains("works again"));
  }

  @Test
  void sinkThatNeverRecovers_endsTheWriter_withOneLineInTheLog() throws InterruptedException {
    pipeline.start();
    pipeline.sink.failAfter(100, noSpace());
    pipeline.calls(100);
    pipeline.sink.refused.await();
    pipeline.stop();
    assertThat(pipeline.isRunning()).isFalse();
    assertThat(pipeline.logged().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("could not be written before the end"));
  }

  @Test
  void sinkThatStallsForGood_isNotWaitedForUntilTheDeadline() throws InterruptedException {
    startStalled();
    pipeline.calls(10);
    pipeline.stop(Long.MAX_VALUE / 2_000_000, 20);
    assertThat(pipeline.isRunning()).isTrue();
    assertThat(pipeline.logged()).contains("The output took no more lines");
    pipeline.sink.release();
    pipeline.join();
  }

  @Test
  void deadlineThatIsOver_leavesTheRestCounted() throws InterruptedException {
    startStalled();
    pipeline.calls(100);
    Tracer.exit(pipeline.enter("place"), new IllegalStateException());
    pipeline.stop(0);
    pipeline.sink.release();
    pipeline.join();
    assertThat(written("function_entry", "function_exit", "exception")).isZero();
    assertDropped("shutdown", 101, 101, 1);
    assertThat(pipeline.totals().get("open_spans").asLong()).isZero();
  }

  @Test
  void eventThatCannotBeEncoded_isCounted_andLeavesNoTrace() {
    pipeline.start(Pipeline.ALL, encoder -> new Failing(encoder, EventType.FUNCTION_EXIT));
    pipeline.calls(5);
    Tracer.exit(pipeline.enter("place"), new IllegalStateException());
    pipeline.stop();
    assertThat(written("function_entry")).isEqualTo(6);
    assertThat(written("exception")).isEqualTo(1);
    assertThat(written("function_exit")).isZero();
    assertDropped("encoding_failed", 0, 6, 0);
    assertThat(pipeline.totals().get("open_spans").asLong()).isZero();
    assertThat(pipeline.logged().lines()).singleElement().asString().contains("could not be");
  }

  @Test
  void endOfMemory_isWaitedFor_andLosesNothing() {
    pipeline.start(Pipeline.ALL, encoder -> new OutOfMemory(encoder, 5));
    Tracer.exit(pipeline.enter("place"), new IllegalStateException());
    pipeline.stop();
    assertThat(written("function_entry", "exception", "function_exit")).isEqualTo(3);
    assertThat(pipeline.totals().get("events_dropped").asLong()).isZero();
    assertThat(pipeline.logged()).isEmpty();
  }

  @Test
  void dropsOfWhatIsSwitchedOff_areNone() throws InterruptedException {
    pipeline.sink.stall();
    pipeline.start(Set.of("exception"), encoder -> encoder);
    pipeline.sink.stalled.await();
    pipeline.calls(1000);
    Tracer.exit(pipeline.enter("place"), new IllegalStateException());
    pipeline.sink.release();
    pipeline.stop();
    assertDropped("queue_full", 0, 0, 1);
    assertThat(pipeline.totals().get("open_spans").asLong()).isZero();
  }

  @Test
  void interruptOfTheWriter_changesNothing() {
    pipeline.start();
    for (int i = 0; i < 100; i++) {
      pipeline.interrupt();
      pipeline.call("place");
    }
    pipeline.stop();
    assertThat(written("function_entry", "function_exit")).isEqualTo(200);
    assertThat(pipeline.logged()).isEmpty();
  }

  /** Starts with a sink that does not return from its first write, of agent_start. */
  private void startStalled() throws InterruptedException {
    pipeline.sink.stall();
    pipeline.start();
    pipeline.sink.stalled.await();
  }

  private long written(String... types) {
    List<String> wanted = List.of(types);
    return pipeline.lines().stream().filter(line -> wanted.contains(Pipeline.type(line))).count();
  }

  /** There is one events_dropped, and agent_stop says the same. */
  private void assertDropped(String reason, long entries, long exits, long exceptions) {
    List<JsonNode> reports = pipeline.lines("events_dropped");
    assertThat(reports).hasSize(1);
    JsonNode report = reports.get(0).get("attributes");
    assertThat(report.get("dropped.reason").asText()).isEqualTo(reason);
    assertThat(report.get("dropped.function_entry").asLong()).isEqualTo(entries);
    assertThat(report.get("dropped.function_exit").asLong()).isEqualTo(exits);
    assertThat(report.get("dropped.exception").asLong()).isEqualTo(exceptions);
    assertThat(report.get("dropped.total").asLong()).isEqualTo(entries + exits + exceptions);
    assertThat(pipeline.totals().get("events_dropped").asLong())
        .isEqualTo(entries + exits + exceptions);
  }

  private static Supplier<Throwable> noSpace() {
    return () -> new IOException("No space left on device");
  }

  /** Fails in the midst of each line of one type. */
  private record Failing(Encoder encoder, EventType type) implements Encoder {
    @Override
    public void resource(Map<String, Object> sections) {
      encoder.resource(sections);
    }

    @Override
    public void encode(Event event, LineBuffer out) {
      encoder.encode(event, out);
      if (event.type == type) {
        out.position(out.position() - 10);
        throw new IllegalStateException("half a line");
      }
    }
  }

  /** Has no memory a few times in a row, in the midst of the lines of calls. */
  private static final class OutOfMemory implements Encoder {
    private final Encoder encoder;
    private int times;

    OutOfMemory(Encoder encoder, int times) {
      this.encoder = encoder;
      this.times = times;
    }

    @Override
    public void resource(Map<String, Object> sections) {
      encoder.resource(sections);
    }

    @Override
    public void encode(Event event, LineBuffer out) {
      encoder.encode(event, out);
      if (event.type == EventType.FUNCTION_ENTRY && times-- > 0) {
        out.position(out.position() - 10);
        throw new OutOfMemoryError("heap");
      }
    }
  }
}
