package io.telemetryagent.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Tree;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is special about Apache's clients: they send the app's own request, and try again. */
class ApacheClientTest {

  @ParameterizedTest
  @CsvSource({
    "Apache4Cases, apache-client-4.3, 21",
    "Apache4Cases, apache-client-4.5.14, 8",
    "Apache5Cases, apache-client-5.0, 8",
    "Apache5Cases, apache-client-5.6.5, 17"
  })
  void everyWay_isOnePair_andHasItsOwnHeaders(String program, String library, int java)
      throws IOException {
    try (Origin origin = new Origin()) {
      Run run =
          ClientProgram.on(java, program, library, origin.url())
              .options("include=clients.*Cases", "exclude=*#send")
              .runLikePlain();
      assertThat(Tree.of(run.spans()).replace(program, "Cases"))
          .isEqualTo(
              """
              clients.Cases.main
                clients.Cases.first
                  client GET /page 200
                clients.Cases.second
                  client GET /page 200
                clients.Cases.retried
                  client GET /flaky 200
                clients.Cases.fluent
                  client GET /page 200
              """);
      List<String> headers = Sent.of(run).stream().map(Sent::traceparent).toList();
      assertThat(origin.traced())
          .containsExactlyElementsOf(
              Stream.of(
                      "/page " + headers.get(0),
                      "/page " + headers.get(1),
                      "/flaky " + headers.get(2),
                      "/flaky " + headers.get(2),
                      "/page " + headers.get(3))
                  .toList());
    }
  }
}
