package io.telemetryagent.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineParserTest {
  private final LineParser parser = new LineParser();

  @Test
  void lines_areReadAsByJackson() throws IOException, BrokenLineException {
    ObjectMapper jackson = new ObjectMapper();
    for (String line : SampleLines.all()) {
      Map<String, Object> parsed = parse(line);
      assertThat(jackson.valueToTree(parsed).toString())
          .isEqualTo(jackson.readTree(line).toString());
    }
  }

  @Test
  void origin_isTheSameObjectInLinesOfOneProcess() throws BrokenLineException {
    List<String> run = SampleLines.of("run");
    Map<String, Object> first = parse(run.get(1));
    Map<String, Object> second = parse(run.get(2));
    assertThat(second.get("process")).isSameAs(first.get("process"));
    Map<String, Object> other = parse(run.get(2).replace("\"pid\":4711", "\"pid\":4712"));
    assertThat(other.get("process")).isEqualTo(withPid(first, 4712L));
    assertThat(parse(run.get(1)).get("process")).isSameAs(first.get("process"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> withPid(Map<String, Object> line, long pid) {
    Map<String, Object> process = new HashMap<>((Map<String, Object>) line.get("process"));
    process.put("pid", pid);
    return process;
  }

  /** The same line is read before, so that its end is known. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'sequence':3 | 'sequence':3,'sequence':3 | the key sequence is there twice",
        "'attributes':{ | 'service':1,'attributes':{ | the key service is there twice",
        "'thread.id':1 | 'thread.id':1,'thread.id':1 | the key thread.id is there twice",
        "'sequence':3 | 'sequence':NaN | is not JSON",
        "'sequence':3 | 'sequence':03 | is not JSON",
        "'sequence':3 | 'sequence':3, | is not JSON",
        "},'service' | }},'service' | is not JSON",
        "},'service' | ,'service' | is not JSON",
        "'error':null} | 'error':null}} | is not JSON",
        "'error':null} | 'error':null} {} | something follows the JSON value",
        "'error':null} | 'error':null | is not JSON",
        "{'schema' | [{'schema' | is not a JSON object",
        "Orders.place' | Orders.pl\\ud800ace' | escapes half a character",
        "Orders.place' | Orders.pl\tace' | is not JSON",
      })
  void brokenLine_isRefused(String good, String bad, String problem) throws BrokenLineException {
    String line = SampleLines.of("run").get(2);
    parse(line);
    String broken =
        line.replaceFirst(
            Pattern.quote(good.replace('\'', '"')),
            Matcher.quoteReplacement(bad.replace('\'', '"').replace("\\t", "\t")));
    assertThat(broken).isNotEqualTo(line);
    assertThatThrownBy(() -> parse(broken))
        .isInstanceOf(BrokenLineException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("\n");
  }

  @Test
  void escapedPair_isACharacter() throws BrokenLineException {
    assertThat(parse("{\"a\":\"\\ud83d\\ude00\"}")).containsEntry("a", "\uD83D\uDE00");
  }

  @Test
  void otherEncodings_areRefused() {
    String line = SampleLines.of("run").get(2).replace("place", "plätze");
    for (byte[] bytes :
        List.of(
            line.getBytes(StandardCharsets.ISO_8859_1),
            line.getBytes(StandardCharsets.UTF_16LE),
            line.getBytes(StandardCharsets.UTF_16BE))) {
      assertThatThrownBy(() -> parser.parse(bytes, 0, bytes.length))
          .hasMessage("is not text in UTF-8");
    }
  }

  private Map<String, Object> parse(String line) throws BrokenLineException {
    byte[] bytes = ("before" + line + "after").getBytes(StandardCharsets.UTF_8);
    return parser.parse(bytes, 6, bytes.length - 11);
  }
}
