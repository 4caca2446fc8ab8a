package io.telemetryagent.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributesTest {
  @Test
  void readable_changesNothingThatIsFine() {
    Map<String, Object> fine = new LinkedHashMap<>(Map.of("a.b", 1, "a.c", "x", "d", true));
    assertThat(Attributes.readable(fine)).isEqualTo(fine);
  }

  @Test
  void readable_keepsKeysApart() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("a", 1);
    attributes.put("A", 2);
    attributes.put("a.b", 3);
    attributes.put("c.d", 4);
    attributes.put("c", 5);
    attributes.put("", 6);
    assertThat(Attributes.readable(attributes).keySet())
        .containsExactly("a", "A_", "a_b", "c.d", "c_", "_");
  }

  @Test
  void readable_makesTextOfNestedValues() {
    Map<String, Object> nested = Map.of("list", List.of(1, "x"));
    assertThat(Attributes.readable(nested)).containsEntry("list", "[1,\"x\"]");
  }
}
