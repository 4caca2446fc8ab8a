package io.telemetryagent.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every HTTP client must pass, in its oldest and its newest version. */
class HttpClientsTest {
  /** What an app may have set itself, as the program does. */
  private static final String OWN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @ParameterizedTest
  @CsvSource({
    "UrlConnections, , 8",
    "UrlConnections, , 11",
    "UrlConnections, , 17",
    "UrlConnections, , 21",
    "UrlConnections, , 25",
    "JavaClient, , 11",
    "JavaClient, , 17",
    "JavaClient, , 21",
    "JavaClient, , 25",
    "JavaAsyncClient, , 11",
    "JavaAsyncClient, , 17",
    "JavaAsyncClient, , 21",
    "JavaAsyncClient, , 25",
    "OkHttp, okhttp-3.0.0, 8",
    "OkHttp, okhttp-3.14.9, 17",
    "OkHttp, okhttp-4.0.0, 21",
    "OkHttp, okhttp-4.12.0, 8",
    "OkHttp, okhttp-5.0.0, 11",
    "OkHttp, okhttp-5.5.1, 25",
    "OkHttpAsync, okhttp-3.0.0, 25",
    "OkHttpAsync, okhttp-5.5.1, 8",
    "Apache4Default, apache-client-4.0, 8",
    "Apache4Default, apache-client-4.5.14, 25",
    "Apache4, apache-client-4.3, 11",
    "Apache4, apache-client-4.5.14, 17",
    "Apache5, apache-client-5.0, 21",
    "Apache5, apache-client-5.6.5, 25",
    "Apache4Async, apache-async-4.0, 25",
    "Apache4Async, apache-async-4.1.5, 8",
    "Apache5Async, apache-client-5.0, 17",
    "Apache5Async, apache-client-5.6.5, 8",
  })
  void everyClient_tellsWhatItSends_andPassesTheTraceOn(String program, String library, int java)
      throws IOException {
    try (Origin origin = new Origin()) {
      Run run =
          ClientProgram.on(java, program, library, origin.url(), origin.nobody())
              .options("include=clients.Scenarios", "exclude=*#get:*#fail")
              .options("capture_headers=x-page:traceparent")
              .runLikePlain();
      List<String> errors =
          run.stdout().lines().filter(line -> line.endsWith("Exception")).toList();
      List<Sent> sent = Sent.of(run);
      assertThat(sent)
          .extracting(each -> each.without(origin.url()))
          .containsExactly(
              "page: GET /page?n=1 200 INFO",
              "posted: POST /page 200 INFO",
              "missing: GET /missing 404 WARN",
              "broken: GET /broken 500 ERROR",
              "moved: GET /moved 200 INFO",
              "secret: GET /page?n=2&access_token=[redacted] 200 INFO",
              "own: GET /page 200 INFO",
              "refused: GET " + origin.nobody() + "/page ERROR " + errors.get(0),
              "silent: GET /silent ERROR " + errors.get(1));
      assertThat(withoutRetries(origin.traced())).isEqualTo(received(sent));
      assertThat(sent).extracting(Sent::peer).contains("127.0.0.1:" + origin.port());
      assertThat(sent)
          .extracting(each -> each.answer().attribute("http.response.header.x-page"))
          .containsExactly("200", "200", "404", "500", "200", "200", "200", null, null);
      assertThat(sent)
          .extracting(each -> each.answer().attribute("http.request.header.traceparent"))
          .containsExactly(null, null, null, null, null, null, OWN, null, null);
      assertThat(callers(run, "clients.Scenarios.answered"))
          .isIn(
              List.of(), List.of("broken", "missing", "moved", "own", "page", "posted", "secret"));
    }
  }

  /** The methods that {@code function} is called for, maybe on other threads; sorted. */
  private static List<String> callers(Run run, String function) {
    return run.spans().stream()
        .filter(span -> function.equals(span.function()))
        .map(span -> span.parent().replaceFirst(".*\\.", ""))
        .sorted()
        .toList();
  }

  /** OkHttp 3.0 tries again on its own where no answer came; the second time is the same call. */
  private static List<String> withoutRetries(List<String> received) {
    List<String> first = new ArrayList<>();
    for (String each : received) {
      if (first.isEmpty() || !first.get(first.size() - 1).equals(each)) {
        first.add(each);
      }
    }
    return first;
  }

  /**
   * What should have come: without the agent one traceparent, that of the app. The page that was
   * moved is asked for by the same call.
   */
  private static List<String> received(List<Sent> sent) {
    List<String> received = new ArrayList<>(List.of("/page " + OWN));
    for (Sent each : sent) {
      switch (each.name()) {
        case "refused" -> {}
        case "own" -> received.add("/page " + OWN);
        case "moved" -> {
          received.add("/moved " + each.traceparent());
          received.add("/page " + each.traceparent());
        }
        default -> received.add(each.path() + " " + each.traceparent());
      }
    }
    return received;
  }
}
