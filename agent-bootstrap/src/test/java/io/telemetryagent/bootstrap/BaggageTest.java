package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaggageTest {
  @ParameterizedTest
  @ValueSource(strings = {"user=7", " a = 7 ;p\t, b=%20 ", "none at all", "a=1,a=1", ",,;;==~"})
  void printableText_isPassedOnAsItCame(String line) {
    assertThat(read(line)).isSameAs(line);
  }

  @Test
  void severalLines_areOneValueInOrder() {
    assertThat(read("user=7", " ", "", null, "a=1, b=2")).isEqualTo("user=7,a=1, b=2");
  }

  @Test
  void nothing_isNotPassedOn() {
    assertThat(Baggage.read(null)).isNull();
    assertThat(Baggage.read(Collections.emptyList())).isNull();
    assertThat(read("", null, " \t ")).isNull();
  }

  /** U+010A, cut to a byte, is a line feed. */
  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\nx: 1", "\0", "\u001f", "\u007f", "\u00e9", "\u010a"})
  void whatMayNotStandInAHeader_spoilsTheWhole(String bad) {
    assertThat(read("user=7" + bad)).isNull();
    assertThat(read(bad + "user=7")).isNull();
    assertThat(read("user=7", bad)).isNull();
    assertThat(read(bad, "user=7")).isNull();
  }

  @Test
  void length_isAtMost8192Bytes() {
    String longest = "user=" + "7".repeat(8187);
    assertThat(read(longest)).isSameAs(longest);
    assertThat(read(longest + "7")).isNull();
    assertThat(read("7".repeat(4096), "7".repeat(4095))).hasSize(8192);
    assertThat(read("7".repeat(4096), "7".repeat(4096))).isNull();
  }

  private static String read(String... lines) {
    return Baggage.read(Arrays.asList(lines));
  }
}
