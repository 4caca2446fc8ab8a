package io.telemetryagent.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--password=a b&c=d|--password=[redacted]",
        "password=x|password=[redacted]",
        "-Ddb.password=x|-Ddb.password=[redacted]",
        "-Dpwd=x|-Dpwd=[redacted]",
        "-Durl=jdbc:mysql://u:p@h/db?a=b|-Durl=jdbc:mysql://[redacted]@h/db?a=b",
        "http://u:p/w@h/x|http://[redacted]@h/x",
        "http://h:80/x@y|http://h:80/x@y",
        "http://h/x@y|http://h/x@y",
        "http://u:p@w@h/x@y|http://[redacted]@h/x@y",
        "http://a@h http://b@h http://h x@y|http://[redacted]@h http://[redacted]@h http://h x@y",
        "mongodb://u:p@h1,h2/db|mongodb://[redacted]@h1,h2/db",
        "jdbc:oracle:thin:scott/tiger@//h:1521/x|jdbc:oracle:thin:[redacted]@//h:1521/x",
        "jdbc:pg://h/db?password=x&ssl=on|jdbc:pg://h/db?password=[redacted]&ssl=on",
        "jdbc:sqlserver://h;user=a;password=x;y=z|jdbc:sqlserver://h;user=a;password=[redacted];y=z",
        "-javaagent:a.jar=token=x,include=b.*|-javaagent:a.jar=token=[redacted],include=b.*",
        "-javaagent:a.jar=token=x,y,include=b.*|-javaagent:a.jar=token=[redacted],include=b.*",
        "Authorization: Bearer x|Authorization:[redacted]",
        "--header=X-Api-Key: x|--header=X-Api-Key:[redacted]",
        "--json={\"db\":{\"password\":\"a\\\"b,c\",\"pwd\":1}}"
            + "|--json={\"db\":{\"password\":\"[redacted]\",\"pwd\":[redacted]}}",
        "/app/session-api.jar:/app/token.jar|/app/session-api.jar:/app/token.jar",
        "include=org.session:org.token.*|include=org.session:org.token.*",
        "-Dsort=author|-Dsort=author",
        "-javaagent:a.jar=capture_headers=cookie:x|-javaagent:a.jar=capture_headers=cookie:x",
        "-Xmx1g|-Xmx1g",
      })
  void argument_losesItsSecret(String text, String expected) {
    assertThat(Redactor.DEFAULT.commandLine(List.of(text))).containsExactly(expected);
  }

  @Test
  void commandLine_secretInTheNextArgument() {
    assertThat(
            Redactor.DEFAULT.commandLine(
                List.of("java", "-jar", "a.jar", "--token", "x", "--name", "y", "--password")))
        .containsExactly(
            "java", "-jar", "a.jar", "--token", "[redacted]", "--name", "y", "--password");
  }

  @Test
  void commandLine_flagAfterFlag() {
    assertThat(Redactor.DEFAULT.commandLine(List.of("--password", "--token", "-x", "y")))
        .containsExactly("--password", "--token", "[redacted]", "y");
    assertThat(Redactor.DEFAULT.commandLine(List.of("--password", "--token=a", "y")))
        .containsExactly("--password", "--token=[redacted]", "y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password:token:pin|password:token:pin",
        "authorization:cookie|authorization:cookie",
        "authorization=Bearer abc,x=y|authorization=[redacted]",
        "x=y,api-key=a b,n=1|x=y,api-key=[redacted],n=1",
        "https://me:x@host/?token=a b|https://[redacted]@host/?token=[redacted]",
      })
  void value_losesItsSecrets_andKeepsItsNames(String text, String expected) {
    assertThat(Redactor.DEFAULT.value("x", text)).isEqualTo(expected);
    assertThat(Redactor.DEFAULT.value("otlp_token", text)).isEqualTo("[redacted]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "login failed: password=hunter2 for bob|login failed: password=[redacted] for bob",
        "password = 'it''s' and id = 5|password = '[redacted]' and id = 5",
        "where token == null|where token == null",
        "where token = ?|where token = ?",
        "{name=bob, password=a,b, pin=5}|{name=bob, password=[redacted] pin=5}",
        "{name=bob, password=[h, u], pin=5}|{name=bob, password=[redacted], pin=5}",
        "User(token=abc, name=bob)|User(token=[redacted] name=bob)",
        "no API key: abc given|no API key: [redacted] given",
        "session id=abc|session id=[redacted]",
        "sent Authorization: Basic YTpi, gone|sent Authorization: [redacted]",
        "sent Cookie: a=b; c=d|sent Cookie: [redacted]",
        "{'token' : 'a b', 'n':1}|{'token' : '[redacted]', 'n':1}",
        "{\\\"token\\\":\\\"a\\\",\\\"n\\\":1}|{\\\"token\\\":\\\"[redacted]\\\",\\\"n\\\":1}",
        "{\"tokens\":[\"a\",\"b\"],\"n\":1}|{\"tokens\":[redacted],\"n\":1}",
        "<x><password>abc</password></x>|<x><password>[redacted]</password></x>",
        "password:hunter2|password:[redacted]",
        "session:closed|session:closed",
        "com.acme.TokenException: expired|com.acme.TokenException: expired",
        "at a.Session.token(Session.java:12)|at a.Session.token(Session.java:12)",
        "http://shop/a?n=1&access_token=abc&m=2|http://shop/a?n=1&access_token=[redacted]&m=2",
        "http://shop/a?token=abc#token=abc|http://shop/a?token=[redacted]#token=[redacted]",
        "//s3/a?X-Amz-Signature=a7&n=1|//s3/a?X-Amz-Signature=[redacted]&n=1",
        "//az/a?sv=1&sig=a%2F7&n=1|//az/a?sv=1&sig=[redacted]&n=1",
        "/a?Signature=x&X-Goog-Signature=7|/a?Signature=[redacted]&X-Goog-Signature=[redacted]",
        "signature=(int), sig=11, ?design=1|signature=(int), sig=11, ?design=1",
        "http://shop/a;jsessionid=7?n=1|http://shop/a;jsessionid=[redacted]?n=1",
        "http://shop/a?%74oken=abc|http://shop/a?%74oken=[redacted]",
        "/a?to=%2Flogin%3Ftoken%3Dabc&n=1|/a?to=%2Flogin%3Ftoken%3D[redacted]&n=1",
        "cannot open jdbc:mysql://u:p@h/db|cannot open jdbc:mysql://[redacted]@h/db",
        "Bearer abc123|Bearer [redacted]",
        "a BEARER abcdefgh.i|a BEARER [redacted]",
        "?h=Bearer%20abc123|?h=Bearer%20[redacted]",
        "?h=Bearer+abc123&n=1|?h=Bearer+[redacted]&n=1",
        "Bearer +abcdefg|Bearer [redacted]",
        "Bearer token missing|Bearer token missing",
        "id AKIAIOSFODNN7EXAMPLE.|id [redacted].",
        "AKIAIOSFODNN7EXAMPLES|AKIAIOSFODNN7EXAMPLES",
        "at eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.|at [redacted]",
        "eyJhbGciOiJub25lIn0|eyJhbGciOiJub25lIn0",
        "a -----BEGIN X KEY----- MII -----END X KEY----- b|a [redacted] b",
        "a -----BEGIN X KEY----- MII|a [redacted]",
      })
  void text_losesItsSecrets(String text, String expected) {
    assertThat(Redactor.DEFAULT.text(text)).isEqualTo(expected);
    assertThat(Redactor.DEFAULT.text(expected)).as("the second time").isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "378282246310005",
        "3782 822463 10005",
        "30569309025904",
        "5555555555554444",
        "2223003122003222",
        "6011111111111117",
        "4222222222222",
        "6304000000000000000",
      })
  void text_losesCardNumbers(String number) {
    for (String around : List.of("%s", "a %s.", "12 %s 13", "x=%s,y", "(%s)", "2026-11-22 %s")) {
      assertThat(Redactor.DEFAULT.text(String.format(around, number)))
          .isEqualTo(String.format(around, "[redacted]"));
    }
    String escaped = number.replace(" ", "%20");
    assertThat(Redactor.DEFAULT.text("?q=%20" + escaped)).isEqualTo("?q=%20[redacted]");
    assertThat(Redactor.DEFAULT.text("q%3D" + escaped)).isEqualTo("q%3D[redacted]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112",
        "1111111111111117",
        "20261122093320",
        "0.4111111111111111",
        "a4111111111111111",
        "4111111111111111L",
        "41111111111111111111",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
      })
  void text_keepsOtherNumbers(String number) {
    assertThat(Redactor.DEFAULT.text(number)).isSameAs(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select a from b where password = 'x' and n = 5|select a from b where password = [redacted] and n = 5",
        "select a from b where token in ('x', 'y')|select a from b where token in ([redacted], [redacted])",
        "select a from b where token = ? limit 5|select a from b where token = ? limit 5",
        "select a from b, c where b.token = c.token|select a from b, c where b.token = c.token",
        "insert into b (password, n) values ('x', ?)|insert into b (password, n) values ([redacted], ?)",
        "create user a identified by tiger|create user a identified by [redacted]",
        "select 'AKIAIOSFODNN7EXAMPLE'|select '[redacted]'",
        "select '{\"token\":\"x\"}', 'token'|select [redacted], 'token'",
        "select a /* token=x */ from b|select a [redacted] from b",
      })
  void statement_losesLiteralsOfSecretColumns(String sql, String expected) {
    assertThat(Redactor.DEFAULT.statement(sql)).isEqualTo(expected);
  }

  @Test
  void error_losesTheLiteralsOfItsStatement() {
    String trace =
        "org.h2.JdbcException: Duplicate key 'bob'; SQL statement:\n"
            + "insert into item values (7, 'bob') [23505-224]\n"
            + "\tat org.h2.Command.run(Command.java:12)\n"
            + "Caused by: java.io.IOException: disk 7 is full\n"
            + "\t... 7 more\n";
    assertThat(Redactor.DEFAULT.error(trace))
        .isEqualTo(
            "org.h2.JdbcException: Duplicate key ?; SQL statement:\n"
                + "insert into item values (?, ?) [??]\n"
                + "\tat org.h2.Command.run(Command.java:12)\n"
                + "Caused by: java.io.IOException: disk 7 is full\n"
                + "\t... 7 more\n");
    Redactor raw = new Redactor(Set.of(), Set.of(), List.of(), false);
    assertThat(raw.error(trace)).isEqualTo(trace);
    String prose = "cannot update order 4711 of 'bob'";
    assertThat(Redactor.DEFAULT.error(prose)).isSameAs(prose);
  }

  @Test
  void error_isCutAfterItsSecretsAreOut() {
    String text = "x".repeat(20) + " 4111 1111 1111 1111 and more";
    assertThat(Redactor.DEFAULT.error(text, 30)).isEqualTo("x".repeat(20) + " [redacted]...");
    assertThat(Redactor.DEFAULT.error(text, 10)).isEqualTo("x".repeat(10) + "...");
  }

  @Test
  void nothing_staysNothing() {
    assertThat(Redactor.DEFAULT.text(null)).isNull();
    assertThat(Redactor.DEFAULT.error(null)).isNull();
    assertThat(Redactor.DEFAULT.statement(null)).isNull();
    assertThat(Redactor.DEFAULT.text("")).isEmpty();
  }

  @Test
  void anyText_takesNoLongerThanItIsLong() {
    for (String piece :
        List.of(
            "a",
            "-",
            "=",
            "a=",
            ":",
            "a: ",
            "\"",
            "\"a\":",
            "://",
            "password=",
            "\\",
            "%3D",
            "<token>",
            "1",
            "4 ",
            "eyJ.",
            "Bearer ",
            "AKIA",
            "-----BEGIN",
            "'",
            "\tat ",
            "select from '",
            "1234 ",
            "token ",
            "jdbc:oracle:",
            "[",
            "password=[")) {
      String text = "x=" + piece.repeat(100_000);
      Assertions.assertTimeout(
          Duration.ofSeconds(5),
          () -> {
            Redactor.DEFAULT.error(text);
            Redactor.DEFAULT.statement(text);
            Redactor.DEFAULT.value("", text);
            Redactor.DEFAULT.commandLine(List.of(text));
          },
          piece);
    }
  }
}
