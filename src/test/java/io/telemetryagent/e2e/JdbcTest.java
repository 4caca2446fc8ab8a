package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Postgres;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Database calls of real drivers and pools. */
class JdbcTest {
  private static final String H2 = "jdbc:h2:mem:shop;USER=sa;PASSWORD=pw";
  private static final String HSQLDB = "jdbc:hsqldb:mem:shop;user=sa;password=pw";

  @ParameterizedTest
  @CsvSource({
    "h2-1.3.176, 8, h2, shop, " + H2,
    "h2-2.2.224, 25, h2, shop, " + H2,
    "hsqldb-1.8.0.10, 8, hsqldb, shop, jdbc:hsqldb:mem:shop;user=sa;password=",
    "hsqldb-2.7.4, 11, hsqldb, shop, " + HSQLDB,
    "sqlite-jdbc-3.7.2, 8, sqlite, , jdbc:sqlite::memory:",
    "sqlite-jdbc-3.50.3.0, 21, sqlite, , jdbc:sqlite::memory:",
  })
  void driver_givesAPairForEachCall(
      String driver, int java, String system, String database, String url) {
    checkCalls(
        jvm(java, driver, "slf4j-api-1.7.36")
            .flags("-Djdbc.drivers=org.hsqldb.jdbcDriver:org.sqlite.JDBC")
            .main("jdbc.Queries", url),
        system,
        database);
  }

  @ParameterizedTest
  @CsvSource({"42.2.5, 8", "42.7.13, 17"})
  void postgres_givesAPairForEachCall(String version, int java) throws IOException {
    Optional<Path> installed = Postgres.installed();
    assumeTrue(
        installed.isPresent() || "true".equals(System.getenv("CI")),
        "the package postgresql is not installed");
    try (Postgres postgres = Postgres.start(installed.orElseThrow())) {
      AgentJvm jvm = jvm(java, "postgresql-" + version).main("jdbc.Queries", postgres.url());
      checkCalls(jvm, "postgresql", "postgres");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HikariCP-2.4.7, 8, com.zaxxer.hikari.HikariDataSource, setJdbcUrl",
    "HikariCP-6.3.0, 17, com.zaxxer.hikari.HikariDataSource, setJdbcUrl",
    "commons-dbcp2-2.13.0, 11, org.apache.commons.dbcp2.BasicDataSource, setUrl",
    "tomcat-jdbc-9.0.98, 21, org.apache.tomcat.jdbc.pool.DataSource, setUrl",
  })
  void poolsWrappers_giveNoPairOfTheirOwn(String pool, int java, String type, String setter) {
    String[] libraries = {
      pool,
      "h2-1.3.176",
      "slf4j-api-1.7.36",
      "commons-pool2-2.12.1",
      "commons-logging-1.3.5",
      "tomcat-juli-9.0.98"
    };
    checkCalls(jvm(java, libraries).main("jdbc.Queries", H2, type, setter), "h2", "shop");
  }

  @Test
  void rawStatements_areWrittenWithTheirLiterals() {
    Run run =
        jvm(17, "h2-2.2.224")
            .main("jdbc.Queries", H2)
            .options("include=jdbc.*", "db_statements=raw")
            .run();
    assertThat(run.lines("db_request"))
        .extracting(line -> line.attribute("db.statement"))
        .contains("update item set name = 'secret' where id = 1");
  }

  @ParameterizedTest
  @CsvSource({"disable=jdbc", "events=function:exception:http"})
  void switchedOff_leavesTheFunctions(String option) {
    Run run =
        jvm(17, "h2-2.2.224").main("jdbc.Queries", H2).options("include=jdbc.*", option).run();
    assertThat(run.lines("db_request")).isEmpty();
    assertThat(run.calls()).containsEntry("jdbc.Queries.find", 1L);
  }

  private static void checkCalls(AgentJvm jvm, String system, String database) {
    Run run = jvm.options("include=jdbc.*").runLikePlain();
    List<Span> calls = run.spans().stream().filter(span -> span.entry().is("db_request")).toList();
    assertThat(calls)
        .extracting(
            Span::parent,
            span -> span.exit().attribute("db.operation"),
            span -> span.exit().attribute("db.statement"),
            span -> span.exit().attribute("db.rows"))
        .containsExactly(
            tuple(
                "jdbc.Queries.create",
                "CREATE",
                "create table item (id int, name varchar(?))",
                null),
            tuple("jdbc.Queries.insert", "INSERT", "insert into item values (?, ?)", "1"),
            tuple("jdbc.Queries.update", "UPDATE", "update item set name = ? where id = ?", "1"),
            tuple("jdbc.Queries.find", "SELECT", "select name from item where id = ?", null),
            tuple("jdbc.Queries.batch", "INSERT", "insert into item values (?, 'x')", "3"),
            tuple(
                "jdbc.Queries.fail",
                "SELECT",
                "select secret from no_such_table where pin = ?",
                null),
            tuple("jdbc.Queries.drop", "DROP", "drop table item", null));
    assertThat(calls).extracting(Span::isOpen).containsOnly(false);
    for (Line line : run.lines("db_response")) {
      assertThat(line.attribute("db.system")).isEqualTo(system);
      assertThat(line.attribute("db.name")).isEqualTo(database);
      assertThat(line.attribute("db.statement")).doesNotContain("secret'");
    }
    assertThat(calls.get(5).exit().severity()).isEqualTo("ERROR");
    assertThat(calls.get(5).exit().errorType()).contains("Exception");
  }

  private static AgentJvm jvm(int java, String... libraries) {
    Path folder = Path.of("target/programs/jdbc-lib").toAbsolutePath();
    Stream<Path> jars = Stream.of(libraries).map(name -> folder.resolve(name + ".jar"));
    Path programs = Path.of("target/programs/java8").toAbsolutePath();
    return AgentJvm.java(java)
        .classpath(Stream.concat(Stream.of(programs), jars).toArray(Path[]::new));
  }
}
