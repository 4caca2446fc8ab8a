package io.telemetryagent.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Tree;
import io.telemetryagent.e2e.otlp.Comparison;
import io.telemetryagent.e2e.otlp.HttpReceiver;
import io.telemetryagent.e2e.otlp.SentSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that Spring MVC serves are known by their routes. */
class SpringMvcTest {
  private static final String TREE =
      """
      server GET /orders/{id} 200
        web.Orders.order
          web.Orders.find
      server GET /orders/{id}/later 200
        web.Orders.later
          web.Orders.lambda$later$0
            web.Orders.find
      server GET /orders/{id}/fail 500 ! ServletException
        web.Orders.fail ! java.lang.IllegalStateException
      server GET /** 404
      """;

  @ParameterizedTest
  @CsvSource({
    "spring-boot-2, 8",
    "spring-boot-3-oldest, 17",
    "spring-boot-3-jetty, 21",
    "spring-boot-3-undertow, 17",
    "spring-boot-4, 25",
  })
  void request_isKnownByItsRoute(String library, int java) {
    Run run =
        program(library, java, "/orders/7", "/orders/7/later", "/orders/7/fail", "/nowhere").run();
    assertThat(run.stdout())
        .isEqualTo("/orders/7 200\n/orders/7/later 200\n/orders/7/fail 500\n/nowhere 404\n");
    String tree = Tree.of(run.spans()).replaceAll("! \\S+ServletException", "! ServletException");
    assertThat(tree).isEqualTo(TREE);
    Line response = run.lines("http_response").get(0);
    assertThat(response.attribute("http.route")).isEqualTo("/orders/{id}");
    assertThat(response.attribute("http.url")).endsWith("/orders/7");
  }

  @Test
  void route_beginsWithThePathOfTheApp() {
    try (HttpReceiver receiver = new HttpReceiver()) {
      Run run =
          program("spring-boot-3", 17, "/shop/orders/7")
              .property("server.servlet.context-path", "/shop")
              .options("otlp_endpoint=" + receiver.url())
              .run();
      assertThat(run.lines("http_response").get(0).attribute("http.route"))
          .isEqualTo("/shop/orders/{id}");
      Comparison.check(run, receiver.collected());
      assertThat(receiver.collected().spans())
          .extracting(SentSpan::name)
          .contains("GET /shop/orders/{id}", "Orders.order");
    }
  }

  @Test
  void route_isNotReadWhereItIsNotWanted() {
    Run run = program("spring-boot-3", 17, "/orders/7").options("disable=spring_mvc").run();
    Line response = run.lines("http_response").get(0);
    assertThat(response.attribute("http.route")).isNull();
    assertThat(response.message()).startsWith("GET /orders/7 200 in ");
  }

  private static AgentJvm program(String library, int java, String... requests) {
    return ServerProgram.on(java, library, "wire", "spring")
        .main("web.SpringMain")
        .file("requests", String.join("\n", requests) + "\n")
        .options("include=web.Orders");
  }
}
