package io.telemetryagent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.telemetryagent.lines.SampleLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault is one change to a good run; lines are counted from 1. */
class ValidateCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"run", "exchange", "served"})
  void goodRun_isValid(String name) {
    List<String> lines = SampleLines.of(name);
    CliRun run = validate(lines);
    assertThat(run.out())
        .isEqualTo(
            "valid: %d lines of 1 process\n  shop, pid 4711 on builder: %1$d lines\n"
                .formatted(lines.size()));
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"@timestamp\":\"2026-11-22T09:33:20Z\",\"event.sequence\":1}', ecs",
    "'{\"resourceLogs\":[]}', otlp_json"
  })
  void linesOfAnotherFormat_areRefusedInOneLine_butNotBetweenOthers(String line, String format) {
    CliRun run = validate(List.of("text of the app", line, line));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "telemetry-agent: stdin holds lines of output_format="
                + format
                + "; validate checks those of telemetry.v2 alone. Nothing was checked\n");
    List<String> mixed = new ArrayList<>(SampleLines.of("run"));
    mixed.add(line);
    assertThat(validate(mixed).out()).contains("stdin:9: ").contains(" faults in 9 lines ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run | 3 | 'sequence':3 | 'sequence':4 | 3: sequence is 4, expected 3",
        "run | 3 | 'severity':'INFO' | 'severity':'info' | 3: /severity is",
        "run | 3 | timestamp_ns':1795340000003 | timestamp_ns':1795340000001 | 3: timestamp ",
        "run | 3 | 20.003Z','timestamp_ns':1795340000003 | 20.001Z','timestamp_ns':1795340000001"
            + " | 3: is older than the line before it",
        "run | 3 | 53995c3f42cd8ad8 | 1111111111111111 | 3: has a parent that is never seen",
        "run | 3 | 4bf92f3577b34da6a3ce929d0e0e4736 | 1111111111111111a3ce929d0e0e4736"
            + " | 3: is in another trace than its parent",
        "run | 3 | 'span_id':'00f067aa0ba902b7' | 'span_id':'53995c3f42cd8ad8' | 3: has a span_id",
        "run | 3 | 'parent_span_id':'53995c3f42cd8ad8' | 'parent_span_id':null | 3: is a second root",
        "run | 3 | 'parent_span_id':'53995c3f42cd8ad8' | 'parent_span_id':null | 3: is no root",
        "run | 5 | 'span_id':'00f067aa0ba902b7' | 'span_id':'1111111111111111'"
            + " | 5: closes a span that is not open",
        "run | 5 | 'boom' | 'bang' | 5: has another error than",
        "run | 6 | 'error.origin_span_id':'00f067aa0ba902b7'"
            + " | 'error.origin_span_id':'53995c3f42cd8ad8' | 6: error.origin_span_id names",
        "run | 8 | 'events.exception':2 | 'events.exception':1 | 8: events.exception is 1",
        "run | 8 | 'open_spans':0 | 'open_spans':1 | 8: open_spans is 1, and the lines say 0",
        "run | 8 | 'events_dropped':0 | 'events_dropped':1 | 8: events_dropped is 1",
        "run | 3 | 'thread.id':1 | 'thread.id':1.0 | 3: thread.id has a fraction part",
        "run | 3 | 'thread.id':1 | 'Thread.Id':1,'thread.id':1 | 3: an attribute hides another",
        "run | 3 | 'thread.id':1 | 'a':1,'a.b':1,'thread.id':1 | 3: an attribute hides another",
        "run | 3 | 'code.signature':'( | 'code.line':2,'code.signature':'( | ",
        "run | 3 | 'severity':'INFO','function_name':'com.acme.Orders.place'"
            + " | 'function_name':'com.acme.Orders.place','severity':'INFO' | 3: keys are out of",
        "run | 3 | 'name':'shop','version':'1.4.2' | 'version':'1.4.2','name':'shop'"
            + " | 3: keys are out of order: service",
        "run | 3 | 'entered com.acme.Orders.place' | 'entered it' | 3: message does not start",
        "run | 3 | 'environment':'dev' | 'environment':'d\\ud800' | 3: escapes half a character",
        "run | 3 | 'environment':'dev' | 'environment':'\\\\ud800' | ",
        "run | 3 | 'error':null} | 'error':null}} | 3: is not JSON",
        "exchange | 4 | 'parent_span_id':'53995c3f42cd8ad8' | 'parent_span_id':null | 4: is no root",
        "exchange | 7 | 'span_id':'b7ad6b7169203331' | 'span_id':'1111111111111113'"
            + " | 7: ends an exchange that is not open",
        "exchange | 7 | 'parent_span_id':'53995c3f42cd8ad8' | 'parent_span_id':null | 7: ends an",
        "exchange | 10 | 'events.http_request':1 | 'events.http_request':2 | 10: events.http_request",
        "served | 2 | 'span.kind':'server' | 'span.kind':'client' | 2: has a parent that is never",
        "served | 3 | 53995c3f42cd8ad8 | 1111111111111111 | 3: has a parent that is never seen",
        "served | 5 | 'thread.id':1 | 'thread.id':2 | 5: closes a span that is not open",
        "served | 6 | 'thread.id':2 | 'thread.id':1 | ",
      })
  void oneFault_isFoundInItsLine(String run, int line, String good, String bad, String problem) {
    CliRun result = validate(changed(run, line, good, bad));
    if (problem == null) {
      assertThat(result.out()).startsWith("valid: ");
    } else {
      assertThat(result.out()).contains("stdin:" + problem);
      assertThat(result.exitCode()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, stdin:2: sequence is 3",
    "4, an exit has an error just when an exception is before it",
    "5, closes a span while the one of line 3 is open in it",
    "7, open_spans is 0",
  })
  void missingLine_isFound(int line, String problem) {
    List<String> lines = new ArrayList<>(SampleLines.of("run"));
    lines.remove(line - 1);
    assertThat(validate(lines).out()).contains(problem).contains("NOT VALID");
  }

  @Test
  void lineWithoutAKey_isGoodForTheLenientAlone() {
    List<String> lines = changed("run", 3, "'environment':'dev',", "");
    assertThat(validate(lines).out()).contains("stdin:3: the line has no environment");
    assertThat(validate(lines, "--lenient").out()).startsWith("valid: 8 lines");
  }

  @Test
  void killedProcess_isNoFault() {
    assertThat(validate(SampleLines.of("run").subList(0, 4)).out())
        .startsWith("valid: 4 lines")
        .contains("no agent_stop", "2 calls open");
  }

  @Test
  void killedProcess_mayHaveHadTheParentInABuffer() {
    List<String> lines = changed("run", 3, "53995c3f42cd8ad8", "1111111111111111").subList(0, 3);
    lines.remove(1);
    lines.set(1, numbered(lines.get(1), 2));
    assertThat(validate(lines).out()).startsWith("valid: 2 lines").contains("1 lines refer to");
  }

  @Test
  void anotherAgentInTheSameProcess_beginsAnew() {
    List<String> lines = new ArrayList<>(SampleLines.of("run"));
    lines.addAll(newIds(SampleLines.of("run")));
    assertThat(validate(lines).out())
        .isEqualTo(
            """
            valid: 16 lines of 1 process
              shop, pid 4711 on builder: 8 lines
              shop, pid 4711 on builder: 8 lines
            """);
  }

  @Test
  void severalProcesses_mayBeMixed() {
    List<String> other = newIds(SampleLines.of("run"));
    other.replaceAll(line -> line.replace("\"pid\":4711", "\"pid\":4712"));
    List<String> mixed = new ArrayList<>();
    for (int i = 0; i < other.size(); i++) {
      mixed.add(SampleLines.of("run").get(i));
      mixed.add(other.get(i));
    }
    assertThat(validate(mixed).out()).startsWith("valid: 16 lines of 2 processes\n");
  }

  @Test
  void fileFromTheMiddle_isJudgedAsFarAsItGoes() {
    List<String> lines = SampleLines.of("run").subList(3, 8);
    assertThat(validate(lines).out())
        .startsWith("valid: 5 lines")
        .contains("begins in another file", "2 lines refer to calls that are not in this input");
  }

  @Test
  void lineFollowingTheStop_isFound() {
    List<String> lines = new ArrayList<>(SampleLines.of("run"));
    lines.add(lines.get(2).replace("\"sequence\":3", "\"sequence\":9"));
    assertThat(validate(lines).out()).contains("stdin:9: follows agent_stop");
  }

  @Test
  void drops_explainWhatIsMissing() {
    List<String> lines = new ArrayList<>(SampleLines.of("run"));
    lines.set(2, dropReport(3));
    String out = validate(lines).out();
    assertThat(out)
        .contains("events_dropped is 0, and the lines say 1")
        .doesNotContain("closes a span", "never seen", "leaves a span");
  }

  @Test
  void tracesThatWereNotKept_areNoDrops() {
    List<String> lines = new ArrayList<>(SampleLines.of("run"));
    lines.set(7, numbered(lines.get(7), 9));
    lines.add(7, numbered(otherLine("\"dropped.traces\""), 8));
    assertThat(validate(lines).out()).startsWith("valid: 9 lines");
  }

  /** Its root is damped, so what that calls are roots; from the middle on nobody knows. */
  @Test
  void traceOfADampedRoot_mayHaveSeveralRoots() {
    List<String> damped = SampleLines.of("damped");
    String entry = damped.get(2).replace("\"53995c3f42cd8ad8\"", "null");
    String exit = damped.get(4).replace("\"53995c3f42cd8ad8\"", "null");
    List<String> lines = new ArrayList<>(List.of(damped.get(0), numbered(damped.get(3), 2)));
    lines.add(numbered(entry, 3));
    lines.add(numbered(exit, 4));
    lines.add(onAnotherThread(numbered(entry, 5)));
    lines.add(onAnotherThread(numbered(exit, 6)));
    assertThat(validate(lines).out()).startsWith("valid: 6 lines");
    assertThat(validate(lines.subList(2, 6)).out()).startsWith("valid: 4 lines");
    lines.set(1, onAnotherThread(numbered(damped.get(1), 2)));
    assertThat(validate(lines).out()).contains("stdin:5: is a second root");
  }

  private static String onAnotherThread(String line) {
    return line.replace("00f067aa0ba902b7", "1111111111111111")
        .replace("\"thread.id\":1", "\"thread.id\":2");
  }

  private static String dropReport(int sequence) {
    return numbered(otherLine("\"dropped.total\""), sequence)
        .replaceAll("\"dropped.total\":\\d+", "\"dropped.total\":1");
  }

  private static String otherLine(String text) {
    return SampleLines.of("other").stream()
        .filter(line -> line.contains(text))
        .findFirst()
        .orElseThrow();
  }

  private static String numbered(String line, int sequence) {
    return line.replaceAll("\"sequence\":\\d+", "\"sequence\":" + sequence);
  }

  @Test
  void textOfTheApp_isNoLine() {
    List<String> lines = new ArrayList<>(SampleLines.of("run"));
    lines.add(3, "Hello, world!");
    lines.add(5, "");
    CliRun run = validate(lines);
    assertThat(run.out())
        .startsWith("stdin:4: is not JSON: ")
        .contains("\nstdin:6: is empty\n", "NOT VALID: 2 faults in 10 lines");
  }

  @Test
  void tornLine_isFound() {
    String text = String.join("\n", SampleLines.of("run").subList(0, 2));
    CliRun whole = CliRun.of(Map.of(), text.getBytes(StandardCharsets.UTF_8), "validate", "-");
    assertThat(whole.out()).startsWith("stdin:2: is cut off").contains("NOT VALID: 1 faults");
  }

  @Test
  void noLine_isAFault() {
    assertThat(validate(List.of(), "--json").exitCode()).isEqualTo(1);
  }

  @Test
  void rotatedFiles_areReadAsOne() throws IOException {
    List<String> lines = new ArrayList<>(SampleLines.of("run"));
    lines.set(6, lines.get(6).replace("\"INFO\"", "\"info\"").replace("\"ERROR\"", "\"info\""));
    Path first = Files.write(folder.resolve("a.jsonl"), lines.subList(0, 5));
    Path second = Files.write(folder.resolve("b.jsonl.gz"), gzip(lines.subList(5, 8)));
    CliRun run = CliRun.of("validate", first.toString(), second.toString());
    assertThat(run.out())
        .startsWith(second + ":2: /severity is")
        .endsWith("faults in 8 lines of 1 process\n  shop, pid 4711 on builder: 8 lines\n");
  }

  @Test
  void cutGzip_isFound() throws IOException {
    byte[] gzip = gzip(SampleLines.of("run"));
    Path cut = folder.resolve("cut.gz");
    Files.write(cut, Arrays.copyOf(gzip, gzip.length - 20));
    assertThat(CliRun.of("validate", cut.toString()).out())
        .contains("the compressed data is cut off");
  }

  @Test
  void json_saysTheSame() throws IOException {
    List<String> lines = changed("run", 3, "'severity':'INFO'", "'severity':'info'");
    JsonNode json = new ObjectMapper().readTree(validate(lines, "--json").out());
    assertThat(json.get("valid").booleanValue()).isFalse();
    assertThat(json.get("lines").intValue()).isEqualTo(8);
    assertThat(json.at("/first_faults/0/line").intValue()).isEqualTo(3);
    assertThat(json.at("/first_faults/0/problem").textValue()).startsWith("/severity is");
  }

  @Test
  void faults_areCountedBeyondThoseShown() {
    List<String> lines = new ArrayList<>(SampleLines.of("run"));
    lines.replaceAll(line -> line.replace("\"environment\":\"dev\"", "\"environment\":7"));
    assertThat(validate(lines, "--faults", "2").out())
        .startsWith("stdin:1: /environment is 7, not of type string\nstdin:2: ")
        .contains("... and 6 faults more\nNOT VALID: 8 faults in 8 lines");
  }

  @Test
  void missingFile_isToldInOneLine() {
    CliRun run = CliRun.of("validate", "nowhere.jsonl");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("telemetry-agent: there is no file nowhere.jsonl\n");
    assertThat(CliRun.of("validate", folder.toString()).err()).contains("is a folder");
    assertThat(CliRun.of("validate").exitCode()).isEqualTo(2);
  }

  private static List<String> newIds(List<String> lines) {
    List<String> renamed = new ArrayList<>(lines);
    renamed.replaceAll(line -> line.replaceAll("(_id\":\")[0-9a-f]{4}", "$1abcd"));
    return renamed;
  }

  /** A good run with one text in one line replaced; apostrophes stand for quotes. */
  private static List<String> changed(String run, int line, String good, String bad) {
    List<String> lines = new ArrayList<>(SampleLines.of(run));
    String text = lines.get(line - 1);
    assertThat(text).contains(good.replace('\'', '"'));
    lines.set(line - 1, text.replace(good.replace('\'', '"'), bad.replace('\'', '"')));
    return lines;
  }

  private static CliRun validate(List<String> lines, String... options) {
    List<String> words = new ArrayList<>(List.of("validate", "-"));
    words.addAll(List.of(options));
    String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    return CliRun.of(Map.of(), text.getBytes(StandardCharsets.UTF_8), words.toArray(String[]::new));
  }

  private static byte[] gzip(List<String> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String line : lines) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
