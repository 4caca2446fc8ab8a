package io.telemetryagent.redact.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScannerTest {
  /** More than any text needs; a scan that starts again at each piece needs thousands. */
  private static final int READS_A_CHARACTER = 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        "'",
        "''",
        "'a' ",
        "\"",
        "\\",
        "'\\",
        "'\\\\",
        "`",
        "` ",
        "[",
        "]",
        "[']",
        "$",
        "$$",
        "$a",
        "$a$",
        "$a$ ",
        "$1 ",
        "$1",
        "q'",
        "q'a",
        "q'[]",
        "E'",
        "E'\\'",
        "-",
        "--",
        "--\n",
        "--'\n",
        "/",
        "/*",
        "/* ",
        "*/",
        "/*/",
        "/**/",
        "//",
        "#",
        "# ",
        "#'\n",
        "#a",
        "+",
        "1e-",
        ".",
        "?1",
        ":1 ",
        "(",
        "WITH ",
        "IDENTIFIED BY",
        "SELECT ",
        "\u0000",
        "\ud800",
        " "
      })
  void next_looksAtEachCharacterAFewTimes(String piece) {
    for (String start : new String[] {"", "'", "[", "#a", "$a$", "WITH ", "("}) {
      scan(start + piece.repeat(20_000 / piece.length()));
    }
  }

  @Test
  void next_looksForTheEndOfOneTagAlone() {
    StringBuilder tags = new StringBuilder();
    for (int i = 0; i < 5000; i++) tags.append("$t").append(i).append("$ ");
    scan(tags.toString());
  }

  private static void scan(String sql) {
    CountingText text = new CountingText(sql);
    SqlScanner scanner = new SqlScanner(text);
    int expectedStart = 0;
    while (scanner.next() != null) {
      assertThat(scanner.start()).isEqualTo(expectedStart);
      assertThat(scanner.end()).isGreaterThan(scanner.start());
      expectedStart = scanner.end();
    }
    SqlOperation.of(text);
    assertThat(expectedStart).isEqualTo(text.length());
    assertThat(text.reads()).isLessThan((long) READS_A_CHARACTER * text.length());
  }
}
