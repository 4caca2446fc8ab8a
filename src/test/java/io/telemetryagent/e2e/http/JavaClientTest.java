package io.telemetryagent.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Tree;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is special about java.net.http.HttpClient: its threads, its futures, and its readers. */
class JavaClientTest {

  @ParameterizedTest
  @ValueSource(ints = {11, 17, 21, 25})
  void everyAnswer_belongsToWhoAsked(int java) throws IOException {
    try (Origin origin = new Origin()) {
      Run run =
          ClientProgram.on(java, "JavaClientCases", null, origin.url())
              .options("include=clients.*", "exclude=*#handler:*#request:*#lambda*:*$*")
              .runLikePlain();
      assertThat(Tree.of(run.spans()).replaceAll("/silent failed ! .*", "/silent failed"))
          .isEqualTo(
              """
              clients.JavaClientCases.main
                clients.JavaClientCases.first
                  client GET /page 200
                    clients.JavaClientCases.handled
                clients.JavaClientCases.second
                  client GET /page 200
                    clients.JavaClientCases.handled
                clients.JavaClientCases.piecemeal
                  client GET /page 200
                    clients.JavaClientCases.read
                    clients.JavaClientCases.read
                clients.JavaClientCases.handedOver
                  clients.JavaClientCases.ask
                    client GET /page 200
                    clients.JavaClientCases.answered
                clients.JavaClientCases.cancelled
                  client GET /silent failed
                clients.JavaClientCases.malformed
              """);
      assertThat(Sent.of(run).get(4).answer().errorType()).contains("Exception");
    }
  }
}
