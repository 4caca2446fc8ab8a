package io.telemetryagent.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Tree;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is special about OkHttp: its queue, and the app's code inside a call. */
class OkHttpTest {

  @ParameterizedTest
  @CsvSource({"okhttp-3.14.9, 11", "okhttp-4.0.0, 17", "okhttp-5.5.1, 25"})
  void everyAnswer_belongsToWhoAsked(String library, int java) throws IOException {
    try (Origin origin = new Origin()) {
      Run run =
          ClientProgram.on(java, "OkHttpCases", library, origin.url())
              .options("include=clients.OkHttpCases", "exclude=*#call:*$*")
              .runLikePlain();
      assertThat(Tree.of(run.spans()))
          .isEqualTo(
              """
              clients.OkHttpCases.main
                clients.OkHttpCases.first
                  client GET /page 200
                  clients.OkHttpCases.answered
                clients.OkHttpCases.second
                  client GET /page 200
                  clients.OkHttpCases.answered
                clients.OkHttpCases.cancelled
                  client GET /silent failed ! java.io.IOException
                  clients.OkHttpCases.answered
                clients.OkHttpCases.nested
                  client GET /page 200
                    clients.OkHttpCases.token
              """);
      List<String> received = origin.traced().subList(2, 4);
      assertThat(received.get(0)).startsWith("/missing ");
      assertThat(received.get(1)).isEqualTo(received.get(0).replace("/missing", "/page"));
    }
  }
}
