package io.telemetryagent.e2e.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telemetryagent.e2e.lines.TraceCheck.End;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    expect(problem, changed(Samples.RUN, line, good, bad));
  }

  @Test
  void exchange_mayEndOnAnotherThread() throws IOException {
    TraceCheck.check(Lines.read(Samples.EXCHANGE), End.ORDERLY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | 'parent_span_id':'53995c3f42cd8ad8' | 'parent_span_id':null | not its parent",
        "7 | 'span_id':'b7ad6b7169203331' | 'span_id':'1111111111111113' | exchange that is not open",
        "7 | 'parent_span_id':'53995c3f42cd8ad8' | 'parent_span_id':null | exchange that is not open",
        "7 | duration_ns':4000000 | duration_ns':9000000 | duration is not the time passed",
        "10 | 'open_spans':0 | 'open_spans':1 | open_spans is 1, expected 0",
        "10 | 'events.http_request':1 | 'events.http_request':2 | events.http_request is 2",
      })
  void oneFaultOfAnExchange_isFound(int line, String good, String bad, String problem)
      throws IOException {
    expect(problem, changed(Samples.EXCHANGE, line, good, bad));
  }

  @Test
  void servedRequest_mayHaveItsParentElsewhere() throws IOException {
    List<Line> lines = Lines.read(Samples.SERVED);
    TraceCheck.check(lines, End.ORDERLY);
    assertThat(Tree.of(Span.of(lines)))
        .isEqualTo(
            """
            server GET /orders/{id} 200
              com.acme.Shop.doGet
                com.acme.Orders.place
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | 'span.kind':'server' | 'span.kind':'client' | a parent never seen",
        "2 | 'parent_span_id':'a2fb4a1d1a96d312' | 'parent_span_id':null | not open",
        "3 | 53995c3f42cd8ad8 | 1111111111111111 | a parent never seen",
        "4 | 4bf92f3577b34da6a3ce929d0e0e4736 | 1111111111111111a3ce929d0e0e4736 | not in the trace",
        "5 | 'thread.id':1 | 'thread.id':2 | not the innermost",
        "6 | 'thread.id':2 | 'thread.id':1 | ",
        "6 | duration_ns':4000000 | duration_ns':9000000 | duration is not the time passed",
        "6 | 'span_id':'53995c3f42cd8ad8' | 'span_id':'1111111111111111' | not open",
        "8 | 'events.http_response':1 | 'events.http_response':2 | http_response is 2, expected 1",
        "8 | 'open_spans':0 | 'open_spans':1 | open_spans is 1, expected 0",
      })
  void oneFaultOfAServedRequest_isFound(int line, String good, String bad, String problem)
      throws IOException {
    expect(problem, changed(Samples.SERVED, line, good, bad));
  }

  @Test
  void dampedMethod_isSummedUp() throws IOException {
    TraceCheck.check(Lines.read(Samples.DAMPED), End.ORDERLY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | 'function_name':'com.acme.Orders.place' | 'function_name':'com.acme.Orders.take'"
            + " | sums up a method that was never damped",
        "6 | 'errors':1 | 'errors':1001 | more calls have failed than were made",
        "6 | 'calls_timed':143 | 'calls_timed':144 | durations are of 143 calls",
        "6 | 'duration.total_ns':310000 | 'duration.total_ns':31000 | the shortest and longest",
        "6 | 'duration.total_ns':310000 | 'duration.total_ns':5100000 | the shortest and longest",
        "8 | 'events.function_summary':1 | 'events.function_summary':2 | function_summary is 2",
      })
  void oneFaultOfADampedMethod_isFound(int line, String good, String bad, String problem)
      throws IOException {
    expect(problem, changed(Samples.DAMPED, line, good, bad));
  }

  @ParameterizedTest
  @CsvSource({"4, damps a method that is damped", "6, lets go a method that is not damped"})
  void dampedMethod_isToldOfOnce(int line, String problem) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Samples.DAMPED));
    lines.add(line, lines.get(line - 1));
    expect(problem, lines);
  }

  @Test
  void exchangeThatEndsTwice_isFound() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Samples.SERVED));
    lines.add(6, lines.get(5).replace("\"sequence\":6", "\"sequence\":7"));
    expect("ends an exchange that is not open", lines);
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

  /** A good run with one text in one line replaced; apostrophes stand for quotes. */
  private static List<String> changed(Path run, int line, String good, String bad)
      throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(run));
    String text = lines.get(line - 1);
    assertThat(text).contains(good.replace('\'', '"'));
    lines.set(line - 1, text.replace(good.replace('\'', '"'), bad.replace('\'', '"')));
    return lines;
  }

  private static void expect(String problem, List<String> lines) {
    if (problem == null) {
      assertThatCode(() -> check(lines)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> check(lines)).hasMessageContaining(problem);
    }
  }

  private static void check(List<String> lines) {
    TraceCheck.check(Lines.read(bytes(lines)), End.ORDERLY);
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
