package io.telemetryagent.e2e.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of examples/jq. */
class JqTest {
  private static final Path PROGRAMS = Path.of("../../examples/jq");

  private static Tool jq;
  private static ShopRun shop;

  @TempDir private Path temp;

  @BeforeAll
  static void runShop() {
    jq = Tool.in(PROGRAMS, "jq");
    shop = new ShopRun();
  }

  @Test
  void brief_isALineForEachLine() throws Exception {
    List<String> lines = jq(shop.file(), "-r", "-f", "brief.jq");
    assertThat(lines).hasSize(shop.lines());
    assertThat(lines)
        .anyMatch(line -> line.matches("\\d\\d:\\S+Z?  INFO  main  entered shop.Shop.main"))
        .anyMatch(line -> line.endsWith("left  at shop.Warehouse.reserve(Warehouse.java:28)"));
  }

  @Test
  void slowest_hasEachFunctionOnce() throws Exception {
    List<String> lines = jq(shop.file(), "-n", "-r", "-f", "slowest.jq");
    assertThat(lines.get(0)).startsWith("function\tcalls\t");
    assertThat(lines.get(1)).startsWith("shop.Shop.main\t1\t");
    assertThat(lines).filteredOn(line -> line.startsWith("shop.Customer.get\t2\t")).hasSize(1);
  }

  @Test
  void errors_countWhereTheyWereFirstSeen() throws Exception {
    assertThat(jq(shop.file(), "-n", "-r", "-f", "errors.jq"))
        .containsExactly("1\tshop.OutOfStockException\tshop.Warehouse.reserve\tno 9 x table left");
  }

  @Test
  void slowest_countsCallsThatWereSummedUp() throws Exception {
    Run run = EveryEvent.in("telemetry.v2");
    long summedUp =
        run.lines("function_summary").stream()
            .filter(line -> line.functionName().equals("cloud.Script.call"))
            .mapToLong(line -> Long.parseLong(line.attribute("calls")))
            .sum();
    long calls = run.calls().get("cloud.Script.call") + summedUp;
    Path all =
        Files.writeString(
            temp.resolve("all.jq"),
            Files.readString(PROGRAMS.resolve("slowest.jq")).replace("[:20]", ""));
    assertThat(jq(run.linesFile(), "-n", "-r", "-f", all.toString()))
        .anyMatch(line -> line.startsWith("cloud.Script.call\t" + calls + "\t"));
  }

  @Test
  void errors_countAStatusWhereItWasMade() throws Exception {
    assertThat(jq(FailedRequest.write(temp), "-n", "-r", "-f", "errors.jq"))
        .containsExactly("1\tHTTP 503\tGET /orders/{id}\t");
  }

  @Test
  void unpaired_isWhatWasOpenWhenTheProcessWasHalted() throws Exception {
    assertThat(jq(shop.file(), "-n", "-r", "-f", "unpaired.jq")).isEmpty();
    assertThat(jq(ShopRun.halted(), "-n", "-r", "-f", "unpaired.jq"))
        .extracting(line -> line.replaceAll("^\\S+  ", ""))
        .containsExactly("main  entered cloud.Script.main", "main  entered cloud.Script.halt");
  }

  @Test
  void trace_isIndentedByWhoCalledWhom() throws Exception {
    List<String> lines =
        jq(shop.file(), "-n", "-r", "--arg", "trace", shop.trace(), "-f", "trace.jq");
    assertThat(lines)
        .extracting(line -> line.replaceAll("^\\S+  shop  ", ""))
        .startsWith(
            "  entered shop.Shop.main",
            "    entered shop.Database.fill",
            "      entered shop.Database.connect");
  }

  private static List<String> jq(Path file, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(file.toAbsolutePath().toString());
    return jq.run(all);
  }
}
