package io.telemetryagent.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Tree;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that send several requests over one connection at a time. */
class Http2Test {

  @ParameterizedTest
  @CsvSource({
    "JavaHttp2, , 11",
    "JavaHttp2, , 25",
    "OkHttp2, okhttp-3.14.9, 17",
    "OkHttp2, okhttp-5.5.1, 8",
    "Apache5Http2, apache-client-5.6.5, 21"
  })
  void everyRequest_belongsToWhoAsked(String program, String library, int java) {
    try (Http2Origin origin = new Http2Origin()) {
      Run run =
          ClientProgram.on(java, program, library, origin.url() + "/page")
              .options("include=clients.Http2Requests")
              .runLikePlain();
      // A piece of an answer is read within the request, and all of it after that.
      boolean isPiece = program.startsWith("Java");
      assertThat(Tree.of(run.spans()))
          .isEqualTo(
              """
              clients.Http2Requests.run
                clients.Http2Requests.first
                  client GET /page 200
                  clients.Http2Requests.read
                clients.Http2Requests.second
                  client GET /page 200
                  clients.Http2Requests.read
              """
                  .replace("    clients", isPiece ? "      clients" : "    clients"));
      List<Sent> sent = Sent.of(run);
      assertThat(origin.traced())
          .containsExactly(sent.get(1).traceparent(), sent.get(0).traceparent());
      // The JDK's client asks for it by its first request, which still is of 1.1.
      assertThat(origin.version()).isEqualTo("HTTP/2.0");
    }
  }
}
