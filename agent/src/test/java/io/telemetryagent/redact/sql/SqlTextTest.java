package io.telemetryagent.redact.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT 'a', '', 'it''s' FROM t|SELECT ?, ?, ? FROM t",
        "x='a'AND y='b'|x=?AND y=?",
        "N'a' n'a' X'ff' b'01' E'a' _utf8'a' DATE'2020-01-01'|? ? ? ? ? _utf8? DATE?",
        "E'it\\'s' = x|? = x",
        "'C:\\\\' = x|? = x",
        "'50\\% off' = x|? = x",
        "q'[it's]' nq'{a}' Q'!it's!' q'<(>' = x|? ? ? ? = x",
        "$$it's$$ = $tag$ $$ 'a' $tag$ = x|? = ? = x",
        "v$session.a$b|v$session.a$b",
        "SELECT \"a\" FROM \"b\"\"c\" x|SELECT ? FROM ? x",
        "SELECT `it's`.`2` FROM `a``b`, 'x'|SELECT `it's`.`2` FROM `a``b`, ?",
        "[order] [c3po]|[order] [c3po]",
        "ARRAY['a', 'b'][1] = a[b[2]] + 'x'|ARRAY[?, ?][?] = a[b[?]] + ?",
      })
  void masksStrings(String sql, String expected) {
    assertThat(masked(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LIMIT 10 OFFSET +5|LIMIT ? OFFSET ?",
        "a=-1|a=?",
        "a - 1 + .5|a - ? + ?",
        "7*(6-5)|?*(??)",
        "1.5e10, 1E-7, 1e+7, 1.|?, ?, ?, ?",
        "0xCAFE 0b101 1_000 10L 1.5d|? ? ? ? ?",
        "t.1 t1.c2 _3|t? t1.c2 _3",
        "2020_sales|?",
        "$5000, $7.50, $-3, $0, $1x|?, ?, ?, ?, ?",
        "TRUE, false, x IS NOT True|?, ?, x IS NOT ?",
        "truest NULL|truest NULL",
        "CHAR(12) NUMBER(10,2)|CHAR(?) NUMBER(?,?)",
        "#2020-01-01#, #tmp1, emp#1|#???#, #tmp1, emp#?",
      })
  void masksNumbersAndBooleans(String sql, String expected) {
    assertThat(masked(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM b WHERE c = ? AND d IN (?, ?)",
        "a = :name AND b = @P1 AND c = #{x} AND d = %s",
        "a=:1 AND b=(:23) AND c = ?1",
        "a = $1 AND b = $2 AND c = $1 AND d = $3",
        "a::text",
        "",
        " ",
      })
  void keepsPlaceholders(String sql) {
    assertThat(masked(sql)).isSameAs(sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a[1:2] = b[:3]|a[?:?] = b[:?]",
        "a = $2 AND b = $1|a = ? AND b = $1",
        "a = ?1.5 OR {\"a\":5}|a = ?? OR {?:?}",
        "a = :1x|a = :?",
      })
  void masksWhatOnlyLooksLikeAPlaceholder(String sql, String expected) {
    assertThat(masked(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/* it's */ SELECT a /*+ hint */ FROM b|~ SELECT a  FROM b~",
        "SELECT/* x */a/**/, /**/b|SELECT a , b",
        "a -- it's 1;b --x;c # it's;d|a ;b ;c ;d",
        "emp# = 'a' # x|~emp# = ? ~",
        "a -- it's|~a ~",
        "a /* it's|~a ~",
        "a/b - c|a/b - c",
        "data #>> '{a}' = data#-'{b}'|data #>> ? = data#-?",
      })
  void leavesCommentsOut(String sql, String expected) {
    assertThat(masked(sql.replace(';', '\n'))).isEqualTo(expected.replace(';', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a = 'secret|a = ?",
        "a = \"secret|a = ?",
        "a = `secret|a = ?",
        "a = E'secret\\'|a = ?",
        "a = q'[secret]|a = ?",
        "a = q'|a = ?",
        "a = $x$secret$y$|a = ?",
        "'a' 'b''|? ?",
      })
  void masksAllBehindAHalfOpenQuote(String sql, String expected) {
    assertThat(masked(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a = 'it\\'s', 'secret'|a = ?",
        "a = 'C:\\', 'secret'|a = ?",
        "a = \"it\\\"s\", \"secret\"|a = ?",
        "[it's], 'secret'|[it?",
        "[a]]'b], 'secret'|[a]]?",
        "[a--b], 'x;secret'|[a?",
        "a #it's;b = 'secret'|a #it?",
        "a //it's;b = 'secret'|a //it?",
        "a --it's;b = 'secret'|a ?",
        "/* /* */ 'a' */ 'secret'|?",
        "CREATE USER a IDENTIFIED BY secret ACCOUNT LOCK|CREATE USER a IDENTIFIED BY ?",
        "alter user a password Secret1|alter user a password ?",
        "CREATE USER a FROM b AS PERM=1, PASSWORD=secret|CREATE USER a FROM b AS PERM=?, PASSWORD?",
        "SELECT user, password, identified FROM a|SELECT user, password, identified FROM a",
      })
  void masksAllBehindWhatIsInDoubt(String sql, String expected) {
    assertThat(masked(sql.replace(';', '\n'))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1|SELECT",
        "  /* x */ -- y;Insert into a|INSERT",
        "(SELECT 1) UNION (SELECT 2)|SELECT",
        "{call p(?)}|CALL",
        "{? = call f()}|CALL",
        "EXPLAIN SELECT 1|EXPLAIN",
        "WITH a AS (SELECT 1) UPDATE b SET c = 1|UPDATE",
        "WITH RECURSIVE a(x) AS (SELECT (1)), b AS (DELETE FROM c) SELECT 1|SELECT",
        "(with a as (select 1) table a)|TABLE",
        "DEALLOCATE x|DEALLOCATE",
        "BEGIN|BEGIN",
      })
  void operation(String sql, String expected) {
    assertThat(SqlText.of(sql.replace(';', '\n'), true).operation()).isEqualTo(expected);
    assertThat(SqlText.of(sql.replace(';', '\n'), false).operation()).isEqualTo(expected);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "?",
        "'SELECT'",
        "hunter2",
        "selects",
        "WITH a AS (SELECT 1)",
        "WITH",
        "aVeryLongWordThatIsNoCommand"
      })
  void operation_isNullIfUnknown(String sql) {
    assertThat(SqlText.of(sql, true).operation()).isNull();
    assertThat(SqlText.of(sql, false).operation()).isNull();
  }

  @Test
  void statement_isAsPrepared() {
    String sql = "SELECT 'a', 1 -- x";
    assertThat(SqlText.of(sql, false).statement()).isSameAs(sql);
    assertThat(SqlText.of(null, false).statement()).isNull();
    assertThat(SqlText.of(null, true).statement()).isNull();
  }

  private static String masked(String sql) {
    return SqlText.of(sql, true).statement();
  }
}
