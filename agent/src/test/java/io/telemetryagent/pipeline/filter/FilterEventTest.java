package io.telemetryagent.pipeline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telemetryagent.extension.TelemetryEvent;
import io.telemetryagent.output.ErrorFacts;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterEventTest {
  private final Event event = new Event();

  @Test
  void event_isToldWhole() {
    request();
    event.parentId = 0xb;
    event.threadName = "main";
    event.epochNanos = 7;
    FilterEvent told = new FilterEvent(event, null);
    assertThat(told.type()).isEqualTo("http_request");
    assertThat(told.opens()).isTrue();
    assertThat(told.functionName()).isNull();
    assertThat(told.message()).isEqualTo("GET /a");
    assertThat(told.attributes()).containsEntry("http.url", "http://shop/a");
    assertThat(told.threadName()).isEqualTo("main");
    assertThat(told.traceId()).isEqualTo("00000000000000010000000000000002");
    assertThat(told.spanId()).isEqualTo("000000000000000a");
    assertThat(told.parentSpanId()).isEqualTo("000000000000000b");
    assertThat(told.epochNanos()).isEqualTo(7);
    assertThat(told.durationNanos()).isEqualTo(-1);
    assertThat(told.errorType()).isNull();
  }

  @Test
  void event_staysAsItWas_whenTheWriterGoesOn() {
    request();
    TelemetryEvent told = new FilterEvent(event, null);
    event.message = "another";
    event.spanId = 99;
    event.attributes = Map.of();
    assertThat(told.message()).isEqualTo("GET /a");
    assertThat(told.spanId()).isEqualTo("000000000000000a");
    assertThat(told.attributes()).hasSize(4);
  }

  @Test
  void with_changesACopy() {
    request();
    event.error = new ErrorFacts("E", "boom", "E: boom", 0);
    FilterEvent told = new FilterEvent(event, null);
    FilterEvent changed =
        told.withMessage("GET /b")
            .withAttribute("http.url", "http://shop/b")
            .withAttribute("team", List.of("a"))
            .withAttribute("count", 3)
            .withAttribute("note", null)
            .withErrorMessage(null)
            .withStackTrace(null);
    Event target = new Event();
    changed.copyTo(target);
    assertThat(target.message).isEqualTo("GET /b");
    assertThat(target.attributes)
        .containsEntry("http.url", "http://shop/b")
        .containsEntry("team", "[a]")
        .containsEntry("count", 3)
        .doesNotContainKey("note");
    assertThat(target.error.type()).isEqualTo("E");
    assertThat(target.error.message()).isNull();
    assertThat(target.error.stackTrace()).isNull();
    assertThat(told.message()).isEqualTo("GET /a");
    assertThat(told.errorMessage()).isEqualTo("boom");
    assertThat(told.attributes()).containsKey("note");
    assertThat(changed.isOf(told)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thread",
        "thread.id",
        "THREAD.ID",
        "thread.id.x",
        "error",
        "span.kind",
        "truncated",
        "code",
        "http.status_code",
        "sample_rate",
        ""
      })
  void attributeOfTheAgents_isRefused(String key) {
    request();
    assertThatThrownBy(() -> new FilterEvent(event, null).withAttribute(key, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void attributeThatALineMustHave_mayBeChangedOnly() {
    request();
    FilterEvent told = new FilterEvent(event, null);
    assertThat(told.withAttribute("http.method", "PUT").attributes())
        .containsEntry("http.method", "PUT");
    assertThatThrownBy(() -> told.withAttribute("http.method", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the attribute http.method must be a text");
  }

  @Test
  void whatACallDoesNotHave_cannotBeChanged() {
    event.type = EventType.FUNCTION_EXIT;
    FilterEvent told = new FilterEvent(event, "shop.Orders.place");
    assertThat(told.attributes()).isEmpty();
    assertThatThrownBy(() -> told.withMessage("x")).hasMessageContaining("made of its name");
    assertThatThrownBy(() -> told.withErrorMessage("x")).hasMessageContaining("no error");
    assertThatThrownBy(() -> told.withStackTrace("x")).hasMessageContaining("no stack trace");
  }

  private void request() {
    event.type = EventType.HTTP_REQUEST;
    event.method = Event.NO_METHOD;
    event.message = "GET /a";
    event.traceHigh = 1;
    event.traceLow = 2;
    event.spanId = 0xa;
    event.durationNanos = -1;
    event.attributes = new HashMap<>(Map.of("http.url", "http://shop/a", "note", "x"));
    event.attributes.put("span.kind", "client");
    event.attributes.put("http.method", "GET");
  }
}
