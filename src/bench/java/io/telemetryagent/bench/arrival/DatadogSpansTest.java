package io.telemetryagent.bench.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DatadogSpansTest {
  @Test
  void spans_areCountedOverAllTraces() throws IOException {
    String span = "82" + "a173" + "a26162" + "a164" + "cf0102030405060708";
    String withNested = "81" + "a16d" + "82" + "a161" + "92c0c3" + "a162" + "cb3ff0000000000000";
    assertThat(count("92" + "92" + span + span + "91" + withNested)).isEqualTo(3);
  }

  @Test
  void spans_areNoneInAnEmptyRequest() throws IOException {
    assertThat(count("90")).isZero();
  }

  @Test
  void spans_areCountedInLongArrays() throws IOException {
    assertThat(count("dc0001" + "dd00000002" + "de0001a16101" + "df00000001a161d90178"))
        .isEqualTo(2);
  }

  private static long count(String hex) throws IOException {
    return new DatadogSpans().spans(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
  }
}
