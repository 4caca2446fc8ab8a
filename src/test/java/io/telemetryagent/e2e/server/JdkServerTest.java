package io.telemetryagent.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.http.Tls;
import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Tree;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the JDK's own server serves. */
class JdkServerTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String TRACEPARENT = "|traceparent: 00-" + TRACE + "-b7ad6b7169203331";

  private static final String TREE =
      """
      server GET /shop/plain 200
        web.JdkGate.doFilter
          web.JdkShop.handle
            web.JdkShop.place
      server GET /shop/empty 404
        web.JdkGate.doFilter
          web.JdkShop.handle
            web.JdkShop.review
      server GET /shop/throw failed ! java.lang.IllegalStateException
        web.JdkGate.doFilter ! java.lang.IllegalStateException
          web.JdkShop.handle ! java.lang.IllegalStateException
      server GET /shop/late 200 ! java.lang.IllegalStateException
        web.JdkGate.doFilter ! java.lang.IllegalStateException
          web.JdkShop.handle ! java.lang.IllegalStateException
            web.JdkShop.place
      server GET /shop/twice 200
        web.JdkGate.doFilter
          web.JdkShop.handle
            web.JdkShop.place
            web.JdkShop.answerAgain
      server GET /shop/worker 200
        web.JdkGate.doFilter
          web.JdkShop.handle
            web.JdkShop$Placing.run
              web.JdkShop.place
      server GET /shop/plain 200
        web.JdkGate.doFilter
          web.JdkGate$Passing.run
            web.JdkShop.handle
              web.JdkShop.place
      server GET /shop/closed failed ! java.util.concurrent.CancellationException
        web.JdkGate.doFilter
          web.JdkShop.handle
      server GET /shop/gone 200 ! java.io.IOException
        web.JdkGate.doFilter ! java.io.IOException
          web.JdkShop.handle ! java.io.IOException
            web.JdkShop.writeUntilGone ! java.io.IOException
      """;

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17, 21, 25})
  void request_isTheRootOfWhatItCalls(int java) {
    Run run =
        program(
                java,
                "/shop/plain",
                "/shop/empty",
                "/shop/throw",
                "/shop/late",
                "/shop/twice",
                "/shop/worker",
                "/shop/plain?worker",
                "/shop/closed",
                "/shop/gone",
                "/nowhere")
            .runLikePlain();
    assertThat(run.exitCode()).isZero();
    assertThat(withoutTypesOfSockets(Tree.of(run.spans()))).isEqualTo(TREE);
  }

  @Test
  void request_tellsWhatCameWithIt() throws IOException {
    Run run =
        program(
                17,
                "/shop/plain?n=1&token=SECRET|X-Shop: a|X-Shop: b|User-Agent: test|Cookie: SECRET",
                "/shop/plain" + TRACEPARENT + "-01",
                "/shop/worker" + TRACEPARENT + "-00",
                "/shop/plain" + TRACEPARENT + "-01" + TRACEPARENT + "-01")
            .options("capture_headers=x-shop:x-order:cookie")
            .runLikePlain();
    assertThat(Files.readString(run.linesFile())).doesNotContain("SECRET");
    assertThat(run.lines("http_response")).hasSize(3);
    Line first = run.lines("http_response").get(0);
    assertThat(first.attribute("http.url"))
        .matches("http://shop:\\d+/shop/plain\\?n=1&token=\\[redacted]");
    assertThat(first.attribute("http.user_agent")).isEqualTo("test");
    assertThat(first.attribute("net.peer.name")).isEqualTo("127.0.0.1");
    assertThat(first.attribute("http.request.header.x-shop")).isEqualTo("a, b");
    assertThat(first.attribute("http.request.header.cookie")).isEqualTo("[redacted]");
    assertThat(first.attribute("http.response.header.x-order")).isEqualTo("7, 8");
    assertThat(run.lines("http_request").get(1).traceId()).isEqualTo(TRACE);
    assertThat(run.lines("http_request").get(2).traceId()).isNotEqualTo(TRACE);
  }

  @Test
  void hugeOrMalformedHead_isServedAsWithoutUs() {
    Run run =
        program(
                21,
                "/shop/plain|User-Agent: " + "a".repeat(8192),
                "/shop/plain|traceparent: " + "0".repeat(8192),
                "/shop/plain" + TRACEPARENT + "-01|tracestate: a=" + "b".repeat(8192),
                "/shop/plain" + TRACEPARENT + "-01|baggage: a=\u0007\u00e4",
                "/shop/plain|Host: shop/?token=SECRET@#",
                "/shop/plain|no colon",
                "/shop/plain?n=\"<%zz",
                "//shop:x/plain",
                "no path")
            .runLikePlain();
    assertThat(run.lines("http_request"))
        .extracting(line -> line.attribute("http.user_agent"))
        .startsWith("a".repeat(8192));
    assertThat(run.lines("http_response"))
        .extracting(line -> line.attribute("http.url"))
        .noneMatch(url -> url.contains("SECRET"));
  }

  @Test
  void secureRequest_isToldWithItsScheme() {
    String store = Tls.store().toString();
    Run run =
        ServerProgram.on(25, null, "jdk-server", "wire")
            .property("javax.net.ssl.keyStore", store)
            .property("javax.net.ssl.trustStore", store)
            .property("javax.net.ssl.keyStorePassword", Tls.PASSWORD)
            .property("javax.net.ssl.trustStorePassword", Tls.PASSWORD)
            .main("web.JdkSecureMain")
            .options("include=web.JdkSecureMain", "exclude=web.JdkSecureMain#main")
            .run();
    assertThat(Tree.of(run.spans()))
        .isEqualTo(
            """
            client GET /shop 200
              server GET /shop 200
                web.JdkSecureMain.handle
            """);
    assertThat(run.lines("http_response"))
        .extracting(line -> line.attribute("http.url"))
        .allMatch(url -> url.startsWith("https://localhost:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable=jdk_server", "events=function:exception"})
  void request_isNoEventWhereItIsNotWanted(String option) {
    Run run = program(11, "/shop/plain").options(option).run();
    assertThat(Tree.of(run.spans()))
        .isEqualTo(
            """
            web.JdkGate.doFilter
              web.JdkShop.handle
                web.JdkShop.place
            """);
  }

  private static AgentJvm program(int java, String... requests) {
    return ServerProgram.on(java, null, "wire", "jdk-server")
        .main("web.JdkMain")
        .file("requests", String.join("\n", requests) + "\n")
        .options("include=web.JdkShop:web.JdkGate");
  }

  /** A client that is gone is an IOException of one type or the other. */
  private static String withoutTypesOfSockets(String tree) {
    return tree.replace("java.net.SocketException", "java.io.IOException");
  }
}
