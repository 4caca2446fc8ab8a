package io.telemetryagent.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes with a request: the trace it belongs to, secrets, and worse. */
class ServletHeadersTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "b7ad6b7169203331";
  private static final String TRACEPARENT = "|traceparent: 00-" + TRACE + "-" + CALLER;

  @ParameterizedTest
  @CsvSource({"jetty-9, 8", "tomcat-11, 21", "undertow-2.3, 17"})
  void traceOfACaller_goesOn(String container, int java) {
    Run run = program(container, java, "/shop/plain" + TRACEPARENT + "-01|tracestate: a=1").run();
    Line request = run.lines("http_request").get(0);
    assertThat(request.parentSpanId()).isEqualTo(CALLER);
    assertThat(run.lines().subList(1, run.lines().size() - 1))
        .hasSize(8)
        .extracting(Line::traceId)
        .containsOnly(TRACE);
  }

  @ParameterizedTest
  @CsvSource({"jetty-12, 17", "tomcat-9, 8"})
  void traceThatIsNotSampled_leavesNoLine(String container, int java) {
    Run run =
        program(
                container,
                java,
                "/shop/plain" + TRACEPARENT + "-00",
                "/shop/again" + TRACEPARENT + "-00",
                "/shop/run" + TRACEPARENT + "-00",
                "/shop/throw" + TRACEPARENT + "-00",
                "/shop/timeout" + TRACEPARENT + "-00")
            .run();
    assertThat(run.lines()).extracting(Line::eventType).containsOnly("agent_start", "agent_stop");
  }

  @ParameterizedTest
  @CsvSource({"jetty-9-oldest, 8", "undertow-2-oldest, 8"})
  void badTraceparent_beginsATrace(String container, int java) {
    Run run =
        program(
                container,
                java,
                "/shop/plain" + TRACEPARENT + "-xx",
                "/shop/plain" + TRACEPARENT + "-01" + TRACEPARENT + "-01",
                "/shop/plain|traceparent: " + "0".repeat(5000),
                "/shop/plain|traceparent:",
                "/shop/plain" + TRACEPARENT.replace("b", "\u00e4") + "-01")
            .run();
    List<Line> requests = run.lines("http_request");
    assertThat(requests).hasSize(5).extracting(Line::parentSpanId).containsOnlyNulls();
    assertThat(requests).extracting(Line::traceId).doesNotHaveDuplicates().doesNotContain(TRACE);
  }

  @ParameterizedTest
  @CsvSource({"jetty-12, 21", "tomcat-9-oldest, 8"})
  void secret_isOnNoLine(String container, int java) throws IOException {
    Run run =
        program(
                container,
                java,
                "/shop/plain;jsessionid=SECRET?n=1&token=SECRET&%70assword=SECRET|Cookie: id=SECRET"
                    + "|Authorization: Basic SECRET|Referer: http://ann:SECRET@shop/"
                    + "|X-Shop: a|X-Shop: b|User-Agent: test")
            .run();
    assertThat(Files.readString(run.linesFile())).doesNotContain("SECRET");
    Line response = run.lines("http_response").get(0);
    assertThat(response.attribute("http.url"))
        .endsWith("/shop/plain;jsessionid=[redacted]?n=1&token=[redacted]&%70assword=[redacted]");
    assertThat(response.attribute("http.user_agent")).isEqualTo("test");
    assertThat(response.attribute("http.request.header.cookie")).isEqualTo("[redacted]");
    assertThat(response.attribute("http.request.header.authorization")).isEqualTo("[redacted]");
    assertThat(response.attribute("http.request.header.x-shop")).isEqualTo("a, b");
    assertThat(response.attribute("http.response.header.x-order")).isEqualTo("7");
    assertThat(response.attribute("net.peer.name")).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({"jetty-12-oldest, 17", "tomcat-11-oldest, 17", "undertow-2.3, 25"})
  void hugeOrMalformedHead_isServedAsWithoutUs(String container, int java) {
    Run run =
        program(
                container,
                java,
                "/shop/plain|User-Agent: " + "a".repeat(7000),
                "/shop/plain|User-Agent: " + "a".repeat(8192),
                "/shop/plain|traceparent: " + "0".repeat(7000),
                "/shop/plain" + TRACEPARENT + "-01|tracestate: a=" + "b".repeat(7000),
                "/shop/plain|User-Agent: \u0007\u00e4",
                "/shop/plain|no colon",
                "/shop/plain?n=\"<%zz",
                "/shop/" + "a".repeat(6000) + "/../plain",
                "no path")
            .runLikePlain();
    List<String> agents =
        run.lines("http_request").stream().map(line -> line.attribute("http.user_agent")).toList();
    assertThat(agents).contains("a".repeat(7000));
    // The others answer 400 themselves.
    assertThat(agents.contains("a".repeat(8192))).isEqualTo(container.startsWith("undertow"));
  }

  private static AgentJvm program(String container, int java, String... requests) {
    return ServerProgram.servlet(container, java, requests)
        .options(
            "include=web.Shop:web.Gate#doFilter",
            "capture_headers=x-shop:x-order:authorization:cookie:referer");
  }
}
