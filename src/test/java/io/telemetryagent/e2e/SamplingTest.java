package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Javac;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traces that are kept whole, and others of which nothing is written, in real services. */
class SamplingTest {
  private static final int ORDERS = 1000;

  /** What a trace consists of in each service, and at what share of them it is kept. */
  private static final Map<String, Long> ORDER =
      Map.of(
          "http_request client GET /orders", 1L,
          "http_response client GET /orders", 1L,
          "http_request server GET /orders", 1L,
          "http_response server GET /orders", 1L,
          "function_entry serve.Services$Orders.doGet", 1L,
          "function_exit serve.Services$Orders.doGet", 1L,
          "http_request client GET /stock", 1L,
          "http_response client GET /stock", 1L);

  private static final Map<String, Long> STOCK =
      Map.of(
          "http_request server GET /stock", 1L,
          "http_response server GET /stock", 1L,
          "function_entry serve.Services$Stock.doGet", 1L,
          "function_exit serve.Services$Stock.doGet", 1L,
          "function_entry serve.Services$Stock.take", 1L,
          "function_exit serve.Services$Stock.take", 1L);

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource({"8, 25", "21, 11"})
  void twoServices_keepATenthOfTheTraces_whole(int ordersJava, int stockJava) {
    Path address = temp.resolve("address");
    CompletableFuture<Run> stockRun =
        CompletableFuture.supplyAsync(
            () -> service(stockJava, "stock", address + "").options("sample_rate=0.1").run());
    Run orders =
        service(ordersJava, "orders", address + "", ORDERS + "").options("sample_rate=0.1").run();
    Run stock = stockRun.join();
    assertThat(orders.stdout()).isEqualTo("answered " + ORDERS + "\n");
    assertThat(stock.stdout()).isEqualTo("answered " + ORDERS + "\n");

    Map<String, Map<String, Long>> kept = traces(orders, "/orders");
    assertThat(kept.values()).containsOnly(ORDER);
    // Six standard deviations.
    assertThat(kept).hasSizeBetween(43, 157);
    assertThat(traces(stock, "/stock").keySet()).isEqualTo(kept.keySet());
    assertThat(traces(stock, "/stock").values()).containsOnly(STOCK);
    assertThat(told(orders)).allMatch(line -> "0.1".equals(line.attribute("sample_rate")));
    assertThat(told(stock)).allMatch(line -> "0.1".equals(line.attribute("sample_rate")));
    assertNothingIsMissing(orders, stock, kept.size());
  }

  /** Without the header each service decides by itself, and by the same rule; with it one does. */
  @Test
  void serviceThatKeepsAll_heedsWhatTheOtherDecided() {
    Path address = temp.resolve("address");
    CompletableFuture<Run> stockRun =
        CompletableFuture.supplyAsync(() -> service(17, "stock", address + "").run());
    Run orders = service(17, "orders", address + "", "50").options("sample_rate=0").run();
    Run stock = stockRun.join();
    assertThat(told(orders)).isEmpty();
    assertThat(told(stock)).isEmpty();
    assertThat(total(orders, "traces_unsampled")).isEqualTo(51);
    assertThat(total(stock, "exceptions_unsampled.java.lang.IllegalStateException")).isEqualTo(5);
  }

  @Test
  void tracesOverTheLimit_areToldOf() {
    Path address = temp.resolve("address");
    CompletableFuture<Run> stockRun =
        CompletableFuture.supplyAsync(() -> service(17, "stock", address + "").run());
    Run orders =
        service(17, "orders", address + "", "500").options("max_traces_per_second=2").run();
    Run stock = stockRun.join();
    int kept = traces(orders, "").size();
    assertThat(kept).isPositive();
    assertThat(traces(stock, "")).hasSize(kept);
    assertThat(kept + total(orders, "traces_refused")).isEqualTo(501);
    assertThat(
            orders.lines("events_dropped").stream()
                .mapToLong(line -> Long.parseLong(line.attribute("dropped.traces")))
                .sum())
        .isEqualTo(total(orders, "traces_refused"));
    assertThat(told(orders)).allMatch(line -> line.attribute("sample_rate") == null);
  }

  /** Kept, or counted: traces where they begin, exceptions where they are thrown. */
  private static void assertNothingIsMissing(Run orders, Run stock, int kept) {
    // One more is the request that ends the other service.
    long traces = total(orders, "traces_unsampled") + traces(orders, "").size();
    assertThat(traces).isEqualTo(ORDERS + 1);
    assertThat(total(stock, "traces_unsampled")).isZero();
    long exceptions =
        total(stock, "exceptions_unsampled.java.lang.IllegalStateException")
            + stock.lines("exception").size();
    assertThat(exceptions).isEqualTo(ORDERS / 10);
    assertThat(total(orders, "traces_refused")).isZero();
    assertThat(kept).isPositive();
  }

  private static AgentJvm service(int java, String... arguments) {
    Path lib = Path.of("target/programs/lib").toAbsolutePath();
    List<Path> jars =
        Stream.of("tomcat-embed-core", "tomcat-annotations-api")
            .map(name -> lib.resolve(name + ".jar"))
            .toList();
    Path out = Path.of("target/programs/services-" + arguments[0]).toAbsolutePath();
    Javac.compile(8, out, jars, Path.of("programs/serve/serve/Services.java"));
    return AgentJvm.java(java)
        .classpath(Stream.concat(Stream.of(out), jars.stream()).toArray(Path[]::new))
        .main("serve.Services", arguments)
        .options("include=serve.Services$*", "exclude=*#ask");
  }

  /** Of each trace that has to do with {@code path}, how many lines of which kind there are. */
  private static Map<String, Map<String, Long>> traces(Run run, String path) {
    Map<String, Map<String, Long>> traces =
        told(run).stream()
            .filter(line -> !line.is("exception"))
            .collect(
                Collectors.groupingBy(
                    Line::traceId,
                    TreeMap::new,
                    Collectors.groupingBy(SamplingTest::kind, Collectors.counting())));
    traces.values().removeIf(lines -> lines.keySet().stream().noneMatch(k -> k.endsWith(path)));
    return traces;
  }

  private static String kind(Line line) {
    if (line.functionName() != null) {
      return line.eventType() + " " + line.functionName();
    }
    String path = line.attribute("http.url").replaceFirst("http://[^/]*(/[a-z]*).*", "$1");
    return String.join(
        " ", line.eventType(), line.attribute("span.kind"), line.attribute("http.method"), path);
  }

  /** The lines of traces. */
  private static List<Line> told(Run run) {
    return run.lines().stream().filter(line -> line.traceId() != null).toList();
  }

  private static long total(Run run, String key) {
    String total = run.lines("agent_stop").get(0).attribute(key);
    return total == null ? 0 : Long.parseLong(total);
  }
}
