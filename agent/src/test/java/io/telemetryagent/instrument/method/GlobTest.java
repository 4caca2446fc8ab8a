package io.telemetryagent.instrument.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GlobTest {
  @Property
  void matches_agreesWithTheRegularExpression(
      @ForAll @Chars({'*', '.'}) @CharRange(from = 'a', to = 'b') @StringLength(max = 8)
          String glob,
      @ForAll @Chars('.') @CharRange(from = 'a', to = 'b') @StringLength(max = 12) String text) {
    String regex = glob.replace(".", "\\.").replace("*", ".*");
    assertThat(new Glob(glob).matches(text)).isEqualTo(Pattern.matches(regex, text));
  }

  @Test
  void matches_rawClassNames() {
    assertThat(new Glob("com.acme.*").matches("com/acme/a/B")).isTrue();
    assertThat(new Glob("com.acme.*").matches("com/acmeX/B")).isFalse();
  }

  @Test
  void matches_aHostilePatternInTime() {
    assertThat(new Glob("*a".repeat(50) + "b").matches("a".repeat(5000))).isFalse();
  }
}
