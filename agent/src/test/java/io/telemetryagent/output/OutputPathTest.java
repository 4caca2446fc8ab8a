package io.telemetryagent.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputPathTest {
  @Test
  void expand_fillsInEachPlaceholder() {
    assertThat(expand("/var/log/%s-%h-%p-%t.jsonl", "shop"))
        .isEqualTo("/var/log/shop-box-42-20261122T093320Z.jsonl");
  }

  @Test
  void expand_leavesTheRest() {
    assertThat(expand("100%%-%x-%", "shop")).isEqualTo("100%-%x-%");
  }

  @Test
  void expand_staysInTheFolder() {
    assertThat(expand("/logs/%s", "../../etc/passwd")).isEqualTo("/logs/__.._etc_passwd");
    assertThat(expand("/logs/%s", null)).isEqualTo("/logs/unknown");
  }

  private static String expand(String pattern, String service) {
    return OutputPath.expand(pattern, "42", "box", service, 1795340000_001L);
  }
}
