package io.telemetryagent.e2e.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The programs of examples/jq. */
class JqTest {
  private static final Path PROGRAMS = Path.of("../../examples/jq");

  private static Tool jq;
  private static ShopRun shop;

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
        .anyMatch(line -> line.matches("\\d\\d:\\S+Z?  INFO  main  entered shop.Shop.main +"))
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
  void unpaired_isWhatWasOpenWhenTheProcessWasHalted() throws Exception {
    assertThat(jq(shop.file(), "-n", "-r", "-f", "unpaired.jq")).isEmpty();
    assertThat(jq(ShopRun.halted(), "-n", "-r", "-f", "unpaired.jq"))
        .extracting(line -> line.replaceAll("^\\S+  ", ""))
        .containsExactly(
            "main  entered faults.Ends.main",
            "main  entered faults.Ends.first",
            "main  entered faults.Ends.second");
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
