package io.telemetryagent.bench.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class OtlpSpansTest {
  private static final String SPAN = "1203" + "0a01ff";

  @Test
  void spans_areCountedInAllScopesOfAllResources() throws IOException {
    String scope = field("12", field("0a", "0a0161") + SPAN + SPAN);
    String resource = field("0a", field("0a", "0a00") + scope + scope);
    assertThat(count(resource + resource)).isEqualTo(8);
  }

  @Test
  void spans_areNotFieldsOfOtherNumbers() throws IOException {
    String numbers = "1801" + "190000000000000000" + "1d00000000";
    assertThat(count(field("0a", field("12", numbers + SPAN)))).isEqualTo(1);
  }

  private static String field(String tag, String content) {
    return tag + HexFormat.of().toHexDigits((byte) (content.length() / 2)) + content;
  }

  private static long count(String hex) throws IOException {
    return new OtlpSpans().spans(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
  }
}
