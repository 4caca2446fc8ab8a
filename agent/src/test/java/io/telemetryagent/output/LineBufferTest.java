package io.telemetryagent.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LineBufferTest {
  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  @Property
  void string_readsBackEqual(@ForAll("anyText") String text) throws Exception {
    byte[] json = new LineBuffer(1).string(text).toByteArray();
    assertThat(STRICT.readValue(json, String.class)).isEqualTo(wellFormed(text));
    assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("\n", "\r", "\0");
  }

  @Property
  void decimal_isWhatLongToStringGives(@ForAll long value) {
    assertThat(text(new LineBuffer(1).decimal(value))).isEqualTo(Long.toString(value));
  }

  @Property
  void hex_isSixteenDigits(@ForAll long value) {
    assertThat(text(new LineBuffer(1).hex(value))).isEqualTo(String.format("%016x", value));
  }

  @Test
  void decimal_takesTheEdges() {
    for (long value : new long[] {0, 9, 10, 99, 100, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThat(text(new LineBuffer(1).decimal(value))).isEqualTo(Long.toString(value));
    }
  }

  @Test
  void string_replacesLoneSurrogates() {
    assertThat(text(new LineBuffer(1).string("a\ud800b\udc00"))).isEqualTo("\"a\ufffdb\ufffd\"");
  }

  @Test
  void string_isCutWithDots_neverWithinACharacter() {
    LineBuffer out = new LineBuffer(1);
    out.longestString(3);
    assertThat(text(out.string("ab\ud83d\ude00c"))).isEqualTo("\"ab...\"");
  }

  @Test
  void value_makesStringsOfWhatReadersReject() {
    Map<String, Object> values =
        Map.of("a", Double.NaN, "b", Float.POSITIVE_INFINITY, "c", BigInteger.TWO.pow(70));
    for (Object value : values.values()) {
      assertThat(text(new LineBuffer(1).value(value))).isEqualTo("\"" + value + "\"");
    }
  }

  @Test
  void value_nestsMapsAndLists() {
    assertThat(text(new LineBuffer(1).value(List.of(Map.of("a", 1), true, 1.5))))
        .isEqualTo("[{\"a\":1},true,1.5]");
    assertThat(text(new LineBuffer(1).value(null))).isEqualTo("null");
  }

  @Provide
  static Arbitrary<String> anyText() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange(Character.MIN_VALUE, Character.MAX_VALUE),
        Arbitraries.strings().withChars("\"\\/\n\r\t\b\f\0\u007f\u2028a\ud83d\ude00é€"),
        Arbitraries.strings().ascii());
  }

  /** The text as UTF-8 can carry it. */
  static String wellFormed(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(result::appendCodePoint);
    return result.toString();
  }

  private static String text(LineBuffer out) {
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }
}
