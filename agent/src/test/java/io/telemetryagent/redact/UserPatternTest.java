package io.telemetryagent.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UserPatternTest {
  private static final Redactor.Listener NOBODY = message -> {};

  private final List<String> told = new ArrayList<>();

  @Test
  void matches_areTakenOut_whereverTheyAre() {
    Redactor redactor = redactor("cust-\\d+", "x*");
    assertThat(redactor.text("for cust-12, cust-345")).isEqualTo("for [redacted], [redacted]");
    assertThat(redactor.text("xx")).isEqualTo("[redacted]");
    assertThat(redactor.error("no cust-1")).isEqualTo("no [redacted]");
    assertThat(redactor.statement("select 'cust-1'")).isEqualTo("select '[redacted]'");
    assertThat(redactor.commandLine(List.of("-c", "cust-1"))).containsExactly("-c", "[redacted]");
    assertThat(told).isEmpty();
  }

  @Test
  void patterns_takeNothingFromWhatOthersKnowASecretBy() {
    assertThat(redactor("eyJ", "card", "=").text("card=4111111111111111 eyJhbGci.eyJzdWI.c2ln"))
        .doesNotContain("4111", "eyJ", "c2ln");
  }

  @Test
  void patternThatBacktracksForEver_isSwitchedOffAndTold() {
    Redactor redactor = redactor("a*a*a*a*a*a*c", "b");
    String hostile = "a".repeat(200) + "!";
    assertThat(redactor.text(hostile)).isEqualTo("[redacted]");
    assertThat(told)
        .singleElement()
        .asString()
        .contains("a*a*a*a*a*a*c", "redact_patterns", "switched off");
    assertThat(redactor.patternsOff()).isEqualTo(1);
    assertThat(redactor.text(hostile)).isEqualTo(hostile);
    assertThat(redactor.text("abc")).isEqualTo("a[redacted]c");
    assertThat(told).hasSize(1);
  }

  @Test
  void patternThatOverflowsTheStack_hidesTheText() {
    Redactor redactor = redactor("(a|b)*c");
    String deep = "ab".repeat(100_000);
    assertThat(redactor.text(deep)).isEqualTo("[redacted]");
    assertThat(redactor.text(deep)).isEqualTo("[redacted]");
    assertThat(redactor.patternsOff()).isZero();
    assertThat(told).singleElement().asString().contains("stack");
  }

  @Test
  void longText_doesNotSwitchOffAPlainPattern() {
    Redactor redactor = redactor("cust-[0-9]+");
    redactor.text("cust ".repeat(1_000_000));
    assertThat(redactor.patternsOff()).isZero();
  }

  @Test
  void withoutListener_nothingFails() {
    Redactor redactor =
        new Redactor(Set.of(), Set.of(), List.of(Pattern.compile("a*a*a*a*a*a*c")), true);
    assertThat(redactor.text("a".repeat(200) + "!")).isEqualTo("[redacted]");
    redactor.reportTo(NOBODY);
  }

  private Redactor redactor(String... patterns) {
    Redactor redactor =
        new Redactor(
            Set.of(), Set.of(), List.of(patterns).stream().map(Pattern::compile).toList(), true);
    redactor.reportTo(told::add);
    return redactor;
  }
}
