package io.telemetryagent.redact.sql;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SqlTextPropertyTest {
  @Property(tries = 5000)
  void aSecretInAStringOrComment_neverShows(@ForAll("statements") String sql) {
    assertThat(SqlText.of(sql, true).statement()).doesNotContain(SqlDialect.SECRET);
  }

  @Provide
  Arbitrary<String> statements() {
    return Arbitraries.of(SqlDialect.values()).flatMap(SqlDialect::statements);
  }

  @Property
  void anyText_isReadWithoutFail(@ForAll String text) {
    verify(text);
  }

  @Property(tries = 5000)
  void anyMarks_areReadWithoutFail(@ForAll("marks") String text) {
    verify(text);
  }

  @Provide
  Arbitrary<String> marks() {
    return Arbitraries.strings().withChars("'\"\\$[]#-/*;:?.+\n aeqENx10").ofMaxLength(30);
  }

  private static void verify(String text) {
    String masked = SqlText.of(text, true).statement();
    assertThat(masked).hasSizeLessThanOrEqualTo(text.length());
    assertThat(SqlText.of(text, false).statement()).isSameAs(text);
    if (text.indexOf('`') >= 0) return;
    assertThat(masked).doesNotContain("'", "\"");
    // A digit is left in names and placeholders alone.
    assertThat(masked).doesNotContainPattern("(?<![\\p{L}\\p{Nd}_$:?])\\p{Nd}");
  }
}
