package io.telemetryagent.instrument.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JdbcUrlPropertyTest {
  private static final String SECRET = "secret";

  @Property(tries = 5000)
  void aSecretInItsPlace_neverShows(
      @ForAll("forms") String form,
      @ForAll @From("marks") String before,
      @ForAll @From("marks") String after) {
    String value = before + SECRET + after;
    boolean braces = form.contains("{VALUE}");
    JdbcUrl url = JdbcUrl.of(form.replace("VALUE", braces ? value.replace("}", "}}") : value));
    assertThat(url.database() + url.host()).doesNotContain(SECRET);
  }

  @Provide
  Arbitrary<String> forms() {
    return Arbitraries.of(
        "jdbc:postgresql://h:5432/db?user=VALUE",
        "jdbc:postgresql://h:5432/db?user=u&password=VALUE",
        "jdbc:postgresql://u:VALUE@h:5432/db?a=b",
        "jdbc:postgresql://VALUE:p@h:5432,h2/db",
        "jdbc:mysql://u:VALUE@h/db",
        "jdbc:mysql://u:VALUE@[h1:1,h2:2]/db",
        "jdbc:mysql:replication://u:VALUE@h1,h2/db",
        "jdbc:p6spy:mariadb://u:VALUE@h/db",
        "jdbc:oracle:thin:u/VALUE@h:1521/db",
        "jdbc:oracle:thin:u/VALUE@h:1521:SID",
        "jdbc:oracle:thin:VALUE/p@//h:1521/db",
        "jdbc:oracle:thin:u/VALUE@(DESCRIPTION=(ADDRESS=(HOST=h)(PORT=1)))",
        "jdbc:oracle:thin:@tcps://h:1521/db?password=VALUE",
        "jdbc:oracle:oci:u/VALUE@alias",
        "jdbc:sqlserver://h;databaseName=db;password=VALUE",
        "jdbc:sqlserver://h;password={VALUE};databaseName=db",
        "jdbc:h2:tcp://h/db;PASSWORD=VALUE",
        "jdbc:h2:mem:db;USER=VALUE;PASSWORD=p",
        "jdbc:hsqldb:hsql://u:VALUE@h/db",
        "jdbc:derby://h:1527/db;user=u;password=VALUE",
        "jdbc:db2://h:50000/db:user=u;password=VALUE;",
        "jdbc:teradata://h/DATABASE=db,PASSWORD=VALUE",
        "jdbc:unheardof://u:VALUE@h/db");
  }

  @Provide
  Arbitrary<String> marks() {
    return Arbitraries.strings().withChars("@/:?;&=#,()[]{}\\%. \"'1a").ofMaxLength(6);
  }

  @Property
  void anyText_isReadWithoutFail(@ForAll String text, @ForAll("words") String word) {
    verify(JdbcUrl.of(text));
    verify(JdbcUrl.of("jdbc:" + word + text));
    JdbcUrl.systemOf(text);
  }

  @Property(tries = 5000)
  void anyMarks_areReadWithoutFail(@ForAll("words") String word, @ForAll("noise") String text) {
    verify(JdbcUrl.of("jdbc:" + word + text));
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(
        "", "tc:", "mysql:", "oracle:", "sqlserver:", "h2:", "sqlite:", "sybase:Tds:", "teradata:");
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.of(
            "//",
            "@",
            "/",
            ":",
            "?",
            ";",
            "&",
            "=",
            "#",
            ",",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "\\",
            "%",
            ".",
            "h",
            "1",
            "host",
            "port",
            "database",
            "HOST",
            "SID",
            "tcp",
            " ")
        .list()
        .ofMaxSize(15)
        .map(parts -> String.join("", parts));
  }

  private static void verify(JdbcUrl url) {
    assertThat(url.system()).isNotNull();
    assertThat(url.port()).isBetween(-1, 65_535);
    if (url.host() == null) assertThat(url.port()).isEqualTo(-1);
    if (url.host() != null) assertThat(url.host()).isNotEmpty();
    if (url.database() != null) assertThat(url.database()).isNotEmpty();
  }
}
