package io.telemetryagent.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Span;
import io.telemetryagent.e2e.lines.Tree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is special about Apache's asynchronous clients: their few threads serve all requests. */
class ApacheAsyncTest {
  /** What a thread of the client does before all else: it is there for no request. */
  private static final String WORKING = "clients.ApacheAsyncCases.working";

  @ParameterizedTest
  @CsvSource({
    "Apache4AsyncCases, apache-async-4.0, 8",
    "Apache4AsyncCases, apache-async-4.1.5, 25",
    "Apache5AsyncCases, apache-client-5.0, 11",
    "Apache5AsyncCases, apache-client-5.6.5, 21"
  })
  void everyCallback_belongsToWhoAsked(String program, String library, int java)
      throws IOException {
    try (Origin origin = new Origin()) {
      Run run =
          ClientProgram.on(java, program, library, origin.url())
              .options(
                  "include=clients.ApacheAsyncCases", "exclude=*#await:*#run:*#thread:*#lambda*")
              .runLikePlain();
      Map<Boolean, List<Span>> spans =
          run.spans().stream()
              .collect(Collectors.partitioningBy(span -> WORKING.equals(span.function())));
      assertThat(spans.get(true)).extracting(Span::parent).containsOnlyNulls();
      assertThat(Tree.of(spans.get(false)))
          .isEqualTo(
              """
              clients.ApacheAsyncCases.first
                client GET /page 200
                  clients.ApacheAsyncCases.intercepted
                clients.ApacheAsyncCases.answered
              clients.ApacheAsyncCases.second
                client GET /page 200
                  clients.ApacheAsyncCases.intercepted
                clients.ApacheAsyncCases.answered
              clients.ApacheAsyncCases.chained
                client GET /page 200
                  clients.ApacheAsyncCases.intercepted
                clients.ApacheAsyncCases.next
                  client GET /page 200
                    clients.ApacheAsyncCases.intercepted
                  clients.ApacheAsyncCases.answered
              clients.ApacheAsyncCases.cancelled
                client GET /silent failed ! java.util.concurrent.CancellationException
                clients.ApacheAsyncCases.answered
              """);
    }
  }
}
