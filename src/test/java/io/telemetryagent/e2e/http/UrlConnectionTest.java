package io.telemetryagent.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Span;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to use a java.net.HttpURLConnection. */
class UrlConnectionTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void everyWay_isOnePair(int java) throws IOException {
    try (Origin origin = new Origin();
        Origin secure = Origin.secure()) {
      Run run = cases(java, origin, secure).runLikePlain();
      assertThat(Sent.of(run))
          .extracting(each -> each.without(origin.url()))
          .containsExactly(
              "connected: GET /page 200 INFO",
              "asked: GET /page 200 INFO",
              "again: GET /missing 404 WARN",
              "written: POST /page 200 INFO",
              "streamed: PUT /page 200 INFO",
              "head: HEAD /broken 500 ERROR",
              "secure: GET " + secure.url() + "/page 200 INFO",
              "abandoned: GET /page ERROR java.util.concurrent.CancellationException",
              "retried: GET " + origin.nobody() + "/page ERROR java.net.ConnectException",
              "retried: GET " + origin.nobody() + "/page ERROR java.net.ConnectException");
      assertThat(secure.traced()).hasSize(1);
      assertThat(run.spans())
          .filteredOn(span -> span.entry().is("function_entry"))
          .extracting(Span::function, Span::parent)
          .contains(
              tuple("clients.UrlConnectionCases.between", "clients.UrlConnectionCases.connected"));
    }
  }

  @Test
  void disabled_isLeftAlone() throws IOException {
    try (Origin origin = new Origin();
        Origin secure = Origin.secure()) {
      Run run = cases(17, origin, secure).options("disable=url_connection").run();
      assertThat(Sent.of(run)).isEmpty();
      assertThat(origin.traced()).isEmpty();
    }
  }

  @Test
  void headers_areWrittenWhereNamed() throws IOException {
    try (Origin origin = new Origin();
        Origin secure = Origin.secure()) {
      Run run = cases(17, origin, secure).options("capture_headers=x-page:traceparent").run();
      assertThat(run.lines("http_response"))
          .extracting(line -> line.attribute("http.response.header.x-page"))
          .containsExactly("200", "200", "404", "200", "200", "500", "200", null, null, null);
    }
  }

  private static AgentJvm cases(int java, Origin origin, Origin secure) {
    return ClientProgram.on(
            java, "UrlConnectionCases", null, origin.url(), secure.url(), origin.nobody())
        .options("include=clients.*", "exclude=*#read:*#write:*#open:*#lambda*:*$*");
  }
}
