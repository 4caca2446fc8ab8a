package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.extension.EventFilter;
import io.telemetryagent.extension.TelemetryEvent;
import io.telemetryagent.pipeline.filter.GuardedFilter;
import io.telemetryagent.redact.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFiltersTest {
  @TempDir private Path folder;
  private Pipeline pipeline;

  @Test
  void spanThatIsLeftOut_takesItsEndAndItsExceptionAlong() {
    start(event -> isNamed(event, "shop.Orders.check") ? null : event);
    Span place = pipeline.enter("place");
    Tracer.exit(pipeline.enter("check"), new IOException("gone"));
    pipeline.call("save");
    Tracer.exit(place, null);
    pipeline.stop();
    assertThat(described())
        .containsExactly(
            "function_entry place",
            "function_entry save",
            "function_exit save",
            "function_exit place");
    JsonNode totals = pipeline.totals();
    assertThat(totals.get("events_filtered").asInt()).isEqualTo(3);
    assertThat(totals.get("filtered.function_entry").asInt()).isEqualTo(1);
    assertThat(totals.get("filtered.function_exit").asInt()).isEqualTo(1);
    assertThat(totals.get("filtered.exception").asInt()).isEqualTo(1);
    assertThat(totals.get("filter_failures").asInt()).isZero();
    assertThat(totals.get("open_spans").asInt()).isZero();
  }

  @Test
  void whatIsCalledInIt_belongsToTheCallerThatIsWritten() {
    start(event -> isNamed(event, "shop.Orders.b", "shop.Orders.c") ? null : event);
    Span a = pipeline.enter("a");
    Span b = pipeline.enter("b");
    Span c = pipeline.enter("c");
    Tracer.exit(pipeline.enter("d"), new IOException("gone"));
    Tracer.exit(c, null);
    Tracer.exit(b, null);
    Tracer.exit(a, null);
    pipeline.stop();
    String spanOfA = pipeline.lines("function_entry").get(0).get("span_id").asText();
    for (String type : List.of("function_entry", "exception", "function_exit")) {
      JsonNode d =
          pipeline.lines(type).stream().filter(line -> name(line).equals("d")).findFirst().get();
      assertThat(d.get("parent_span_id").asText()).isEqualTo(spanOfA);
    }
  }

  @Test
  void rootThatIsLeftOut_leavesRoots() {
    start(event -> isNamed(event, "shop.Orders.main") ? null : event);
    Span main = pipeline.enter("main");
    pipeline.call("a");
    pipeline.call("b");
    pipeline.stop();
    List<JsonNode> entries = pipeline.lines("function_entry");
    assertThat(entries).hasSize(2).allMatch(line -> line.get("parent_span_id").isNull());
    assertThat(entries.get(0).get("trace_id")).isEqualTo(entries.get(1).get("trace_id"));
    assertThat(pipeline.totals().get("open_spans").asInt()).as("main is open").isZero();
    Tracer.exit(main, null);
  }

  @Test
  void errorFirstSeenWhereItIsLeftOut_hasItsStackTraceFurtherOut() {
    start(event -> isNamed(event, "shop.Orders.inner") ? null : event);
    Exception thrown = new IOException("gone");
    Span outer = pipeline.enter("outer");
    Tracer.exit(pipeline.enter("inner"), thrown);
    Tracer.exit(outer, thrown);
    pipeline.stop();
    JsonNode exception = pipeline.lines("exception").get(0);
    assertThat(exception.at("/error/stacktrace").asText()).contains("gone");
    assertThat(exception.get("attributes").has("error.origin_span_id")).isFalse();
  }

  @Test
  void change_isWritten_andLosesItsSecrets() {
    start(
        event ->
            event.type().equals("exception")
                ? event.withErrorMessage("password=abc").withStackTrace("token=abc\n\tat here")
                : event.withAttribute("note", "cookie=abc").withAttribute("cvv", 123));
    Tracer.exit(pipeline.enter("place"), new IOException("gone"));
    pipeline.stop();
    JsonNode entry = pipeline.lines("function_entry").get(0).get("attributes");
    assertThat(entry.get("note").asText()).isEqualTo("cookie=[redacted]");
    assertThat(entry.get("cvv").asText()).isEqualTo("[redacted]");
    JsonNode exception = pipeline.lines("exception").get(0);
    assertThat(exception.get("message").asText())
        .isEqualTo("java.io.IOException: password=[redacted]");
    assertThat(exception.at("/error/stacktrace").asText()).isEqualTo("token=[redacted]\n\tat here");
  }

  @Test
  void filter_seesEventsWithoutTheirSecrets_andNoneOfTheAgents() {
    List<String> seen = new ArrayList<>();
    start(
        event -> {
          seen.add(event.type() + " " + event.errorMessage());
          return event;
        });
    Tracer.exit(pipeline.enter("place"), new IOException("password=abc"));
    pipeline.stop();
    assertThat(seen)
        .containsExactly(
            "function_entry null",
            "exception password=[redacted]",
            "function_exit password=[redacted]");
  }

  @Test
  void filters_areAskedInTheirOrder() {
    start(
        event -> event.withAttribute("note", "a"),
        event -> event.withAttribute("note", event.attributes().get("note") + "b"),
        event -> isNamed(event, "shop.Orders.no") ? null : event,
        event -> event.withAttribute("note", event.attributes().get("note") + "c"));
    pipeline.call("place");
    pipeline.call("no");
    pipeline.stop();
    assertThat(pipeline.lines("function_entry"))
        .singleElement()
        .satisfies(line -> assertThat(line.at("/attributes/note").asText()).isEqualTo("abc"));
  }

  @Test
  void nothing_forAnEventThatOpensNoSpan_changesNothing() {
    start(event -> event.opens() ? event : null);
    Tracer.exit(pipeline.enter("place"), new IOException("gone"));
    pipeline.stop();
    assertThat(described())
        .containsExactly("function_entry place", "exception place", "function_exit place");
    assertThat(pipeline.totals().get("events_filtered").asInt()).isZero();
  }

  @Test
  void filterThatThrows_isPassedOver_andAfter100TimesSwitchedOff() {
    List<String> asked = new ArrayList<>();
    start(
        event -> {
          asked.add(event.type());
          throw new LinkageError("no such thing");
        },
        event -> event.withAttribute("note", "kept"));
    pipeline.calls(100);
    pipeline.stop();
    assertThat(asked).hasSize(GuardedFilter.MOST_FAILURES);
    assertThat(pipeline.lines("function_entry"))
        .hasSize(100)
        .allMatch(line -> line.at("/attributes/note").asText().equals("kept"));
    assertThat(pipeline.totals().get("filter_failures").asInt()).isEqualTo(100);
    assertThat(pipeline.logged().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("WARN The filter io.telemetryagent.pipeline."))
        .last()
        .asString()
        .contains("failed 100 times; it is switched off", "no such thing");
  }

  @Test
  void answerThatIsNoEventOfOurs_isAFailure() {
    TelemetryEvent[] first = new TelemetryEvent[1];
    start(event -> first[0] == null ? first[0] = event : first[0]);
    pipeline.call("place");
    pipeline.stop();
    assertThat(described()).containsExactly("function_entry place", "function_exit place");
    assertThat(pipeline.totals().get("filter_failures").asInt()).isEqualTo(1);
  }

  @Test
  void withoutFilters_theTotalsSayNothingOfThem() {
    start();
    pipeline.call("place");
    pipeline.stop();
    assertThat(pipeline.totals().has("events_filtered")).isFalse();
  }

  @Test
  void attributes_cannotBeChangedInPlace() {
    List<Map<String, Object>> seen = new ArrayList<>();
    start(
        event -> {
          seen.add(event.withAttribute("a", "b").attributes());
          return event;
        });
    pipeline.call("place");
    pipeline.stop();
    assertThatThrownBy(() -> seen.get(0).clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  private void start(EventFilter... filters) {
    pipeline = new Pipeline(folder);
    WriterSettings settings =
        new WriterSettings(
            0, false, Pipeline.ALL, true, 1000, Redactor.DEFAULT, Arrays.asList(filters));
    pipeline.start(settings, encoder -> encoder);
  }

  private List<String> described() {
    return pipeline.lines().stream()
        .filter(line -> !line.get("trace_id").isNull())
        .map(line -> Pipeline.type(line) + " " + name(line))
        .toList();
  }

  private static boolean isNamed(TelemetryEvent event, String... names) {
    return event.opens() && List.of(names).contains(event.functionName());
  }

  private static String name(JsonNode line) {
    return line.get("function_name").asText().replace("shop.Orders.", "");
  }
}
