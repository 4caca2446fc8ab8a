package io.telemetryagent.e2e.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of examples/duckdb. */
class DuckDbQueriesTest {
  private static final Path QUERIES = Path.of("../../examples/duckdb");
  private static final Path SAMPLES = Path.of("resources/lines");

  private static ShopRun shop;

  @TempDir private Path temp;

  @BeforeAll
  static void runShop() {
    shop = new ShopRun();
  }

  @Test
  void slowest_hasEachFunctionOnce_withItsQuantiles() throws Exception {
    List<Map<String, Object>> rows = ask("slowest", shop.file());
    assertThat(rows)
        .filteredOn(row -> row.get("function_name").equals("shop.Orders.place"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row).containsEntry("calls", 4L).containsEntry("failed", 1L);
              assertThat(number(row, "p50_ms")).isPositive();
              assertThat(number(row, "p99_ms"))
                  .isBetween(number(row, "p50_ms"), number(row, "max_ms"));
            });
    assertThat(rows)
        .extracting(row -> number(row, "total_ms"))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void callTree_isOfTheLongestTrace_orOfTheChosenOne() throws Exception {
    List<Map<String, Object>> rows = ask("call_tree", shop.file());
    assertThat(rows).hasSize((int) shop.spans());
    assertThat(rows)
        .extracting(row -> row.get("call"))
        .startsWith("shop.Shop.main", "  shop.Database.fill", "    shop.Database.connect")
        .anySatisfy(call -> assertThat((String) call).matches(" +INSERT on h2 shop"));
    String chosen = "SET VARIABLE trace = '" + shop.trace() + "'";
    assertThat(ask("call_tree", shop.file(), chosen)).isEqualTo(rows);
    assertThat(ask("call_tree", shop.file(), "SET VARIABLE trace = 'other'")).isEmpty();
  }

  @Test
  void unpaired_isWhatWasOpenWhenTheProcessWasHalted() throws Exception {
    assertThat(ask("unpaired", shop.file())).isEmpty();
    assertThat(ask("unpaired", ShopRun.halted()))
        .extracting(row -> row.get("name"))
        .containsExactly("cloud.Script.main", "cloud.Script.halt");
  }

  @Test
  void errors_countWhereTheyWereFirstSeen() throws Exception {
    assertThat(ask("errors", shop.file()))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("error", "shop.OutOfStockException")
                    .containsEntry("origin", "shop.Warehouse.reserve")
                    .containsEntry("times", 1L)
                    .containsEntry("last_message", "no 9 x table left"));
  }

  @Test
  void trace_goesAcrossServices() throws Exception {
    Files.copy(SAMPLES.resolve("exchange.jsonl"), temp.resolve("shop.jsonl"));
    String served =
        Files.readString(SAMPLES.resolve("served.jsonl"))
            .replace("\"name\":\"shop\"", "\"name\":\"orders\"")
            // Spans of its own, and the other service's request as their parent.
            .replaceAll("\"span_id\":\"(.)[^\"]", "\"span_id\":\"$1e")
            .replaceAll("\"parent_span_id\":\"(.)[^\"]", "\"parent_span_id\":\"$1e")
            .replace("aefb4a1d1a96d312", "b7ad6b7169203331");
    Files.writeString(temp.resolve("orders.jsonl"), served);
    assertThat(ask("trace", temp.resolve("*.jsonl")))
        .extracting(row -> row.get("service") + " " + row.get("name"))
        .containsExactlyInAnyOrder(
            "shop com.acme.Shop.main",
            "shop GET /orders/7",
            "shop com.acme.Orders.place",
            "shop com.acme.Orders.done",
            "orders GET /orders/{id}",
            "orders com.acme.Shop.doGet",
            "orders com.acme.Orders.place");
    assertThat(ask("call_tree", temp.resolve("*.jsonl")))
        .extracting(row -> row.get("call"))
        .contains("    GET /orders/{id}", "      com.acme.Shop.doGet");
  }

  @Test
  void slowest_countsCallsThatWereSummedUp() throws Exception {
    Run run = EveryEvent.in("telemetry.v2");
    long summedUp =
        run.lines("function_summary").stream()
            .mapToLong(line -> Long.parseLong(line.attribute("calls")))
            .sum();
    assertThat(summedUp).isPositive();
    try (Connection database = open(run.linesFile());
        Statement statement = database.createStatement()) {
      String all = "SELECT sum(calls)::BIGINT AS calls FROM (%s)";
      String unlimited = query("slowest").replace("LIMIT 20;", "");
      long calls = run.calls().values().stream().mapToLong(Long::longValue).sum();
      assertThat(rows(statement, all.formatted(unlimited)))
          .containsExactly(Map.of("calls", calls + summedUp));
    }
  }

  @Test
  void errors_countAStatusWhereItWasMade() throws Exception {
    assertThat(ask("errors", FailedRequest.write(temp)))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("error", "HTTP 503")
                    .containsEntry("origin", "GET /orders/{id}")
                    .containsEntry("times", 1L));
  }

  @Test
  void commandsOfTheReadme_answer_fromParquetToo() throws Exception {
    List<String> commands =
        Files.readAllLines(QUERIES.resolve("README.md")).stream()
            .filter(line -> line.startsWith("    "))
            .toList();
    List<List<Map<String, Object>>> answers = new ArrayList<>();
    for (String command : commands.subList(1, commands.size())) {
      String sql =
          sqlOf(commands.get(0) + "\n" + command)
              .replaceAll("'trace\\S*\\.jsonl\\S*'", "'" + shop.file() + "'")
              .replace("4bf92f3577b34da6a3ce929d0e0e4736", shop.trace())
              .replace("trace.parquet", temp.resolve("trace.parquet").toString());
      try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = database.createStatement()) {
        answers.add(rows(statement, sql));
      }
    }
    assertThat(answers.get(0)).isEqualTo(ask("slowest", shop.file()));
    assertThat(answers.get(1)).isEqualTo(ask("call_tree", shop.file()));
    assertThat(answers.get(2)).isEmpty();
    assertThat(answers.get(3)).isEqualTo(answers.get(0)).isNotEmpty();
    assertThat(Files.size(temp.resolve("trace.parquet"))).isLessThan(Files.size(shop.file()) / 5);
  }

  /** What a command of the README pipes into DuckDB's shell. */
  private static String sqlOf(String command) throws Exception {
    Process shell =
        new ProcessBuilder("bash", "-c", "duckdb() { cat; }\n" + command)
            .directory(QUERIES.toFile())
            .redirectErrorStream(true)
            .start();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The rows that a query answers with, by column, after {@code settings}. */
  private static List<Map<String, Object>> ask(String name, Path files, String... settings)
      throws IOException, SQLException {
    try (Connection database = open(files);
        Statement statement = database.createStatement()) {
      for (String setting : settings) {
        statement.execute(setting);
      }
      return rows(statement, query(name));
    }
  }

  private static List<Map<String, Object>> rows(Statement statement, String query)
      throws SQLException {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (!statement.execute(query)) {
      return List.of();
    }
    try (ResultSet result = statement.getResultSet()) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns; i++) {
          row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static Connection open(Path files) throws IOException, SQLException {
    Connection database = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = database.createStatement()) {
      statement.execute("SET VARIABLE files = '" + files + "'");
      statement.execute(query("lines"));
      statement.execute(query("spans"));
    }
    return database;
  }

  private static String query(String name) throws IOException {
    return Files.readString(QUERIES.resolve(name + ".sql"));
  }

  private static double number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).doubleValue();
  }
}
