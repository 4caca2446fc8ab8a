package io.telemetryagent.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Span;
import io.telemetryagent.e2e.lines.Tree;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests that go through three services, each with its own server, client and threads. */
class ChainTest {
  private static final int REQUESTS = 1000;

  private static final String TREE =
      """
      server GET /work 200
        chain.TomcatService.doGet
          chain.TomcatService$Answer.run
            chain.TomcatService$Answer.ask
              client GET /work 200
                server GET /work 200
                  chain.UndertowService.doGet
                    client GET /work 200
                      server GET /work 200
                        chain.JdkService.handle
                          chain.JdkService$Answer.run
                            chain.JdkService$Answer.find
                              client SELECT on h2 work
                    chain.UndertowService.lambda$doGet$0
                      chain.UndertowService.pass
      """;

  @Test
  void thousandRequestsAtOnce_areAsManyTraces_eachWithAllThatBelongsToIt() {
    List<CompletableFuture<Run>> runs = new ArrayList<>();
    try (Register register = new Register()) {
      runs.add(start(8, "h2", "Jdk", register, null));
      runs.add(start(21, "undertow-2.3", "Undertow", register, register.nextService()));
      runs.add(start(17, "tomcat-11", "Tomcat", register, register.nextService()));
      askAtOnce(register.nextService());
    }
    List<Line> lines = runs.stream().flatMap(run -> run.join().lines().stream()).toList();
    // A parent may be in the output of another service; one that is in none would make a root.
    Collection<List<Span>> traces =
        Span.of(lines).stream()
            .collect(Collectors.groupingBy(span -> span.entry().traceId()))
            .values();
    Map<String, Long> trees =
        traces.stream().collect(Collectors.groupingBy(Tree::of, Collectors.counting()));
    assertThat(trees).isEqualTo(Map.of(TREE, (long) REQUESTS));
    assertThat(traces.stream().map(ChainTest::query)).doesNotHaveDuplicates();
  }

  /** A service that is told where the next one is. */
  private static CompletableFuture<Run> start(
      int java, String library, String name, Register register, String next) {
    String[] arguments = next == null ? new String[1] : new String[] {null, next};
    arguments[0] = register.address();
    return CompletableFuture.supplyAsync(
        ServerProgram.on(java, library, "chain", "chain-" + name.toLowerCase())
                .main("chain." + name + "Service", arguments)
                .options("include=chain.*", "exclude=*#main:*#deployed:chain.Register")
            ::run);
  }

  private static void askAtOnce(String url) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<CompletableFuture<String>> answers =
        IntStream.range(0, REQUESTS)
            .mapToObj(n -> HttpRequest.newBuilder(URI.create(url + "/work?n=" + n)).build())
            .map(request -> client.sendAsync(request, BodyHandlers.ofString()))
            .map(answer -> answer.thenApply(HttpResponse::body))
            .toList();
    for (int n = 0; n < REQUESTS; n++) {
      assertThat(answers.get(n).join()).isEqualTo("n=" + n);
    }
  }

  /** What all requests of a trace have asked for. */
  private static String query(List<Span> trace) {
    List<String> queries =
        trace.stream()
            .filter(span -> span.entry().is("http_request"))
            .map(span -> URI.create(span.entry().attribute("http.url")).getQuery())
            .distinct()
            .toList();
    assertThat(queries).hasSize(1);
    return queries.get(0);
  }
}
