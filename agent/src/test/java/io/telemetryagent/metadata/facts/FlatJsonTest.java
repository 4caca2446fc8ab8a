package io.telemetryagent.metadata.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatJsonTest {
  @Test
  void parse_namesEachScalarByItsPath() {
    assertThat(FlatJson.parse("{\"a\":{\"b.c\":[\"x\",{\"d\":true}]},\"e\":null,\"f\":\"\"}"))
        .containsExactly(entry("a/b.c/0", "x"), entry("a/b.c/1/d", "true"), entry("f", ""));
  }

  @Test
  void parse_keepsNumbersAsTheyAreWritten() {
    assertThat(FlatJson.parse("{\"id\":18446744073709551617,\"cpu\":0.250}"))
        .containsExactly(entry("id", "18446744073709551617"), entry("cpu", "0.250"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Not Found</body></html>",
        "{\"region\":\"eu-west-1\"",
        "{\"region\":\"eu-west-1\"} trailing",
        "{\"region\":\"eu-west-1\"}{}",
        "{region:'eu-west-1'}",
        "[1,2",
        "{\"a\":NaN}",
      })
  void parse_isEmptyUnlessTheWholeIsJson(String document) {
    assertThat(FlatJson.parse(document)).isEmpty();
  }

  @Test
  void parse_isEmptyBeyondItsBounds() {
    assertThat(FlatJson.parse("[".repeat(5000) + "]".repeat(5000))).isEmpty();
    assertThat(FlatJson.parse("[" + "1,".repeat(5000) + "1]")).isEmpty();
    assertThat(FlatJson.parse("[\"" + "x".repeat(20_000) + "\"]")).isEmpty();
    assertThat(FlatJson.parse("{\"" + "x".repeat(600) + "\":1}")).isEmpty();
    assertThat(FlatJson.parse("[" + "9".repeat(100) + "]")).isEmpty();
  }

  @Property
  void parse_neverFails(@ForAll String document) {
    assertThat(FlatJson.parse(document)).isNotNull();
  }

  @Property
  void parse_readsWhatRenderWrote(@ForAll("members") Map<String, String> members) {
    assertThat(FlatJson.parse(FlatJson.render(members))).isEqualTo(members);
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<Map<String, String>> members() {
    return net.jqwik.api.Arbitraries.maps(
        net.jqwik.api.Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20),
        net.jqwik.api.Arbitraries.strings().ascii().ofMaxLength(50));
  }
}
