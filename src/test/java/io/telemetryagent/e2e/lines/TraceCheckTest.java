package io.telemetryagent.e2e.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telemetryagent.e2e.lines.TraceCheck.End;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault is one change to a good run; lines are counted from 1. */
class TraceCheckTest {

  @Test
  void goodRun_passes() throws IOException {
    TraceCheck.check(Lines.read(Samples.RUN), End.ORDERLY);
  }

  @Test
  void spans_pairEntryAndExit() {
    List<Span> spans = Span.of(Lines.read(Samples.RUN));
    assertThat(spans)
        .extracting(Span::function, Span::parent, Span::thrown, Span::isOpen)
        .hasSize(2);
    assertThat(spans.get(1).parent()).isEqualTo("com.acme.Shop.main");
    assertThat(spans.get(1).thrown()).isEqualTo("java.lang.IllegalStateException");
    assertThat(spans.get(1).isOpen()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | 'sequence':3 | 'sequence':4 | sequence is 4, expected 3",
        "3 | timestamp_ns':1795340000003 | timestamp_ns':1795340000001 | not 1795340000001001234",
        "3 | 20.003Z','timestamp_ns':1795340000003 | 20.001Z','timestamp_ns':1795340000001 | older",
        "3 | 53995c3f42cd8ad8 | 1111111111111111 | a parent never seen",
        "3 | 4bf92f3577b34da6a3ce929d0e0e4736 | 1111111111111111a3ce929d0e0e4736 | not in the trace",
        "3 | 'span_id':'00f067aa0ba902b7' | 'span_id':'53995c3f42cd8ad8' | span_id is taken",
        "3 | 'parent_span_id':'53995c3f42cd8ad8' | 'parent_span_id':null | is a second root",
        "3 | 'parent_span_id':'53995c3f42cd8ad8' | 'parent_span_id':null | not its parent",
        "5 | 'span_id':'00f067aa0ba902b7' | 'span_id':'1111111111111111' | not the innermost",
        "5 | duration_ns':1000000 | duration_ns':9000000 | duration is not the time passed",
        "5 | 'boom' | 'bang' | another error",
        "6 | 'error.origin_span_id':'00f067aa0ba902b7' | 'error.origin_span_id':'53995c3f42cd8ad8'"
            + " | left the span 53995c3f42cd8ad8",
        "8 | 'events.exception':2 | 'events.exception':1 | events.exception is 1, expected 2",
        "8 | 'open_spans':0 | 'open_spans':1 | open_spans is 1, expected 0",
        "8 | 'events_dropped':0 | 'events_dropped':1 | events_dropped is 1, expected 0",
        "3 | 'thread.id':1 | 'thread.id':1.0 | has a fraction part",
        "3 | 'thread.id':1 | 'Thread.Id':1,'thread.id':1 | hides another",
        "3 | 'thread.id':1 | 'a':1,'a.b':1,'thread.id':1 | hides another",
        "3 | 'code.signature':'( | 'code.line':2,'code.signature':'( | ",
        "8 | 'open_spans':0 | 'config.include':'','open_spans':0 | ",
        "8 | 'open_spans':0 | 'error.origin_span_id':'00f067aa0ba902b7','open_spans':0 | ",
        "3 | 'severity':'INFO','function_name':'com.acme.Orders.place'"
            + " | 'function_name':'com.acme.Orders.place','severity':'INFO' | out of order",
        "3 | 'name':'shop','version':'1.4.2' | 'version':'1.4.2','name':'shop' | out of order",
        "3 | 'entered com.acme.Orders.place' | 'entered it' | message does not start with",
        "3 | 'environment':'dev' | 'environment':'d\\ud800' | escapes a surrogate",
        "3 | 'environment':'dev' | 'environment':'\\\\ud800' | ",
        "3 | 'environment':'dev' | 'environment':'dev','environment':'dev' | Duplicate",
        "3 | 'environment':'dev' | 'environment':7 | /environment: integer found",
        "3 | 'error':null} | 'error':null}} | Unexpected",
      })
  void oneFault_isFound(int line, String good, String bad, String problem) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Samples.RUN));
    String text = lines.get(line - 1);
    assertThat(text).contains(good.replace('\'', '"'));
    lines.set(line - 1, text.replace(good.replace('\'', '"'), bad.replace('\'', '"')));
    if (problem == null) {
      assertThatCode(() -> check(lines)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> check(lines)).hasMessageContaining(problem);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, sequence is 2",
    "2, not the innermost open one",
    "4, an exit has an error just when an exception was before it",
    "5, not the innermost open one",
    "7, open_spans is 0",
    "8, not agent_stop",
  })
  void missingLine_isFound(int line, String problem) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Samples.RUN));
    lines.remove(line - 1);
    assertThatThrownBy(() -> check(lines)).hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource({"function, exception", "exception, function_"})
  void familyOfEventsNotAskedFor_isNotMissed(String asked, String left) throws IOException {
    assertThatThrownBy(() -> check(without(left, "all"))).isInstanceOf(AssertionError.class);
    assertThatCode(() -> check(without(left, asked))).doesNotThrowAnyException();
  }

  @Test
  void killedProcess_leavesNoStop() throws IOException {
    List<String> lines = Files.readAllLines(Samples.RUN).subList(0, 4);
    TraceCheck.check(Lines.read(bytes(lines)), End.KILLED);
  }

  @Test
  void tornLine_isFound() throws IOException {
    byte[] whole = Files.readAllBytes(Samples.RUN);
    byte[] torn = new String(whole, 0, whole.length - 1, StandardCharsets.UTF_8).getBytes();
    assertThatThrownBy(() -> Lines.read(torn)).hasMessageContaining("has no end");
  }

  @Test
  void invalidUtf8_isFound() throws IOException {
    byte[] bytes = bytes(List.of(Samples.text("entry").replace("builder", "b?ilder")));
    int mark = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("b?ilder") + 1;
    bytes[mark] = (byte) 0xE4;
    assertThatThrownBy(() -> Lines.read(bytes)).hasMessageContaining("MalformedInput");
  }

  /** The good run as it would be had its option {@code events} left out a type of event. */
  private static List<String> without(String eventType, String events) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(Samples.RUN)) {
      if (!line.contains("\"event_type\":\"" + eventType)) {
        lines.add(
            line.replaceAll("(\"sequence\":)\\d+", "$1" + (lines.size() + 1))
                .replaceFirst("\"config.", "\"config.events\":\"" + events + "\",$0")
                .replaceAll("\"events\\." + eventType + "\\w*\":\\d+,", ""));
      }
    }
    return lines;
  }

  private static void check(List<String> lines) {
    TraceCheck.check(Lines.read(bytes(lines)), End.ORDERLY);
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
