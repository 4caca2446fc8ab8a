package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Span;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any Java string may turn up; all of them leave as valid UTF-8 and valid JSON. */
class StringsTest {
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "quote\" back\\slash / slash",
          "tab\t line\nfeed\r\b\f bell\u0007 unit\u001f delete\u007f next\u0085",
          "nul\u0000nul",
          "größer 価格 класс עברית ไทย",
          "emoji \ud83d\ude00 and 𝒳",
          "separators \u2028 \u2029 \ufeff \uffff",
          "lone high \ud800 lone low \udfff swapped \udc00\ud800",
          "ends high \ud83d",
          "\ud83d",
          "",
          " ",
          "\\ud800 is no surrogate",
          "{\"schema\":{\"format\":\"telemetry.v2\"}}");

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void everyText_arrivesWhole(int java) {
    Run run =
        AgentJvm.java(java)
            .flags("-Dfile.encoding=ISO-8859-1")
            .environment("LC_ALL", "C")
            .main("text.Strange", TEXTS.stream().map(StringsTest::escaped).toArray(String[]::new))
            .options("include=text.*")
            .runLikePlain();
    List<String> readable = TEXTS.stream().map(StringsTest::withoutLoneSurrogates).toList();
    assertThat(run.spans())
        .filteredOn(span -> span.function().equals("text.Strange.named"))
        .extracting(Span::thread)
        .containsExactlyInAnyOrderElementsOf(readable);
    assertThat(run.lines("exception")).extracting(Line::errorMessage).isEqualTo(readable);
    assertThat(run.calls())
        .containsKeys(
            "text.Strange.größe", "text.Strange.価格", "text.Strange.класс", "text.Strange.$dollar_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "\u0001", "é", "\ud83d\ude00", "\ud800"})
  void aMillionCharacters_areCut(String character) {
    Run run =
        AgentJvm.java(17)
            .main("text.Strange", escaped(character) + "*1000000")
            .options("include=text.*")
            .runLikePlain();
    Line exception = run.lines("exception").get(0);
    assertThat(exception.attribute("truncated")).isEqualTo("true");
    assertThat(exception.errorMessage())
        .startsWith(withoutLoneSurrogates(character).repeat(1000))
        .contains("...");
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(
            c -> c == '\\' || c < ' ' || c > '~' ? String.format("\\u%04x", c) : "" + (char) c)
        .collect(Collectors.joining());
  }

  private static String withoutLoneSurrogates(String text) {
    return text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
