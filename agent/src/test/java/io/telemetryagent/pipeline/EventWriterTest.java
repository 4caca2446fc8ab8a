package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of events while nothing is wrong. */
@Timeout(60)
class EventWriterTest {
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
  void lines_beginWithAgentStart_andEndWithAgentStop() {
    pipeline.start();
    pipeline.call("place");
    pipeline.stop();
    assertThat(pipeline.lines())
        .extracting(Pipeline::type)
        .containsExactly("agent_start", "function_entry", "function_exit", "agent_stop");
    assertThat(pipeline.sink.isClosed()).isTrue();
    assertThat(pipeline.logged()).isEmpty();
  }

  @Test
  void agentStop_hasTheTotals() {
    pipeline.start();
    pipeline.enter("open");
    Tracer.exit(pipeline.enter("place"), new IllegalStateException());
    pipeline.calls(10);
    pipeline.stop();
    JsonNode totals = pipeline.totals();
    assertThat(totals.get("events.agent_start").asLong()).isEqualTo(1);
    assertThat(totals.get("events.function_entry").asLong()).isEqualTo(12);
    assertThat(totals.get("events.function_exit").asLong()).isEqualTo(11);
    assertThat(totals.get("events.exception").asLong()).isEqualTo(1);
    assertThat(totals.get("events_dropped").asLong()).isZero();
    assertThat(totals.get("open_spans").asLong()).isEqualTo(1);
  }

  @Test
  void exception_isToldInFullOnce_andReferredToByOuterCalls() {
    pipeline.start();
    Throwable thrown = new IllegalStateException("boom");
    Span outer = pipeline.enter("outer");
    Tracer.exit(pipeline.enter("inner"), thrown);
    Tracer.exit(outer, thrown);
    pipeline.stop();
    List<JsonNode> told = pipeline.lines("exception");
    assertThat(told).hasSize(2);
    JsonNode first = told.get(0);
    JsonNode second = told.get(1);
    assertThat(first.at("/error/stacktrace").asText()).startsWith("java.lang.IllegalState");
    assertThat(first.at("/attributes/error.origin_span_id").isMissingNode()).isTrue();
    assertThat(second.at("/error/stacktrace").isNull()).isTrue();
    assertThat(second.at("/error/message").asText()).isEqualTo("boom");
    assertThat(second.at("/attributes/error.origin_span_id").asText())
        .isEqualTo(first.get("span_id").asText());
    assertThat(pipeline.lines("function_exit"))
        .allSatisfy(exit -> assertThat(exit.at("/error/stacktrace").isNull()).isTrue())
        .extracting(exit -> exit.get("severity").asText())
        .containsOnly("ERROR");
  }

  @Test
  void exceptionThatIsNotWritten_isNotAskedForItsStackTrace() {
    boolean[] asked = new boolean[1];
    Throwable thrown =
        new IllegalStateException("boom") {
          @Override
          public void printStackTrace(PrintWriter to) {
            asked[0] = true;
          }
        };
    pipeline.start(Set.of("function"), encoder -> encoder);
    Tracer.exit(pipeline.enter("place"), thrown);
    Tracer.exit(pipeline.enter("place"), thrown);
    pipeline.stop();
    assertThat(asked[0]).isFalse();
    assertThat(pipeline.lines("function_exit"))
        .hasSize(2)
        .allSatisfy(exit -> assertThat(exit.at("/error/message").asText()).isEqualTo("boom"))
        .allSatisfy(
            exit -> assertThat(exit.get("attributes").has("error.origin_span_id")).isFalse());
  }

  @Test
  void familyThatIsNoLongerWanted_isWrittenToTheEndOfWhatIsOpen() {
    pipeline.start();
    Span open = pipeline.enter("open");
    pipeline.want(Set.of());
    pipeline.call("unwanted");
    Tracer.exit(open, null);
    pipeline.want(Set.of("function"));
    pipeline.call("wanted");
    pipeline.stop();
    assertThat(pipeline.lines())
        .extracting(line -> line.get("message").asText().replaceFirst(" took .*", " left"))
        .containsExactly(
            "started",
            "entered shop.Orders.open",
            "shop.Orders.open left",
            "entered shop.Orders.wanted",
            "shop.Orders.wanted left",
            "telemetry-agent stopped after 5 events");
  }

  @Test
  void openExchange_isWaitedFor_asLongAsItMayTake() {
    pipeline.start();
    Exchange exchange = new FakeExchange(Exchange.Role.DATABASE, "query", Map.of());
    Tracer.close(Tracer.open(exchange, null));
    long start = System.nanoTime();
    pipeline.awaitExchanges(Set.of("db"), 50);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
    Tracer.end(exchange, null);
    // Else the time limit of the class ends this.
    pipeline.awaitExchanges(Set.of("db"), 1_000_000);
    Tracer.open(new FakeExchange(Exchange.Role.DATABASE, "query", Map.of()), null);
    pipeline.awaitExchanges(Set.of("http"), 1_000_000);
    pipeline.stop();
    assertThat(pipeline.totals().get("open_spans").asLong()).isEqualTo(1);
  }

  @Test
  void exchangeThatIsNotWritten_isNeitherWaitedForNorOpen() {
    pipeline.start(Set.of("http"), encoder -> encoder);
    Tracer.open(new FakeExchange(Exchange.Role.DATABASE, "query", Map.of()), null);
    pipeline.enter("open");
    pipeline.awaitExchanges(Set.of("db"), 1_000_000);
    pipeline.stop();
    assertThat(pipeline.totals().get("open_spans").asLong()).isZero();
  }

  @Test
  void described_countsWhatWasWritten() {
    pipeline.start();
    pipeline.enter("open");
    pipeline.calls(3);
    pipeline.stop();
    Map<String, Object> described = pipeline.described();
    assertThat(described)
        .containsEntry("events_written", 9L)
        .containsEntry("dropped", Map.of("total", 0L, "reasons", Map.of()))
        .containsEntry("buffer_fill", 0.0)
        .containsEntry("output_bytes", (long) pipeline.sink.text().length())
        .containsEntry("output_works", true);
    assertThat(described.get("events")).asString().contains("function_entry={written=4");
    assertThat(described.get("most_frequent")).asString().contains("shop.Orders.place, calls=3");
  }

  @Test
  void exceptionOfAnotherTrace_isNewThere() {
    pipeline.start();
    Throwable constant = new IllegalStateException("always the same");
    Tracer.exit(pipeline.enter("first"), constant);
    Tracer.exit(pipeline.enter("second"), constant);
    pipeline.stop();
    assertThat(pipeline.lines("exception"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.at("/error/stacktrace").isTextual()).isTrue());
  }

  @Test
  void exceptionComesBeforeItsExit() {
    pipeline.start();
    Tracer.exit(pipeline.enter("place"), new IllegalStateException());
    pipeline.stop();
    assertThat(pipeline.lines().subList(1, 4))
        .extracting(Pipeline::type)
        .containsExactly("function_entry", "exception", "function_exit");
    assertThat(pipeline.lines("exception").get(0).get("duration_ns").isNull()).isTrue();
  }

  @Test
  void exitThatNeverCame_isMarkedAsInferred() {
    pipeline.start();
    Span outer = pipeline.enter("outer");
    pipeline.enter("inner");
    Tracer.exit(outer, null);
    pipeline.stop();
    assertThat(pipeline.lines("function_exit"))
        .extracting(line -> line.at("/attributes/exit.inferred").asBoolean())
        .containsExactly(true, false);
  }

  @Test
  void functionsSwitchedOff_leaveTheExceptions() {
    pipeline.start(Set.of("exception"), encoder -> encoder);
    Tracer.exit(pipeline.enter("place"), new IllegalStateException());
    pipeline.calls(10);
    pipeline.stop();
    assertThat(pipeline.lines())
        .extracting(Pipeline::type)
        .containsExactly("agent_start", "exception", "agent_stop");
  }

  @Test
  void exceptionsSwitchedOff_leaveTheFailedExit() {
    pipeline.start(Set.of("function"), encoder -> encoder);
    Tracer.exit(pipeline.enter("place"), new IllegalStateException("boom"));
    pipeline.stop();
    assertThat(pipeline.lines())
        .extracting(Pipeline::type)
        .containsExactly("agent_start", "function_entry", "function_exit", "agent_stop");
    assertThat(pipeline.lines().get(2).at("/error/message").asText()).isEqualTo("boom");
  }

  @Test
  void nothingSwitchedOn_isStartAndStop() {
    pipeline.start(Set.of(), encoder -> encoder);
    Tracer.exit(pipeline.enter("place"), new IllegalStateException());
    pipeline.stop();
    assertThat(pipeline.lines())
        .extracting(Pipeline::type)
        .containsExactly("agent_start", "agent_stop");
    assertThat(pipeline.totals().get("open_spans").asLong()).isZero();
  }

  @Test
  void stopAgain_returnsAtOnce() {
    pipeline.start();
    pipeline.stop();
    pipeline.stop();
    assertThat(pipeline.lines("agent_stop")).hasSize(1);
  }

  @Test
  void stopOfTheWriter_leavesALaterQueueStarted() {
    pipeline.start();
    Pipeline later = new Pipeline(folder);
    pipeline.stop();
    later.start();
    pipeline.join();
    assertThat(Tracer.queue()).isSameAs(later.queue);
    later.stop();
  }
}
