package io.telemetryagent.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Span;
import io.telemetryagent.e2e.lines.Tree;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A request that a servlet container serves is one pair of lines, and the root of what it calls.
 */
class ServletTest {
  private static final String SYNC =
      """
      server GET /shop/plain 200
        web.Gate.doFilter
          web.Shop.doGet
            web.Shop.place
      server GET /shop/forward 200
        web.Gate.doFilter
          web.Shop.doGet
            web.Shop.doGet
              web.Shop.place
      server GET /shop/include 200
        web.Gate.doFilter
          web.Shop.doGet
            web.Shop.doGet
              web.Shop.place
      server GET /shop/throw 500 ! java.lang.IllegalStateException
        web.Gate.doFilter ! java.lang.IllegalStateException
          web.Shop.doGet ! java.lang.IllegalStateException
        web.Shop.doGet
          web.Shop.apologize
      server GET /shop/gone 200 ! IOException
        web.Gate.doFilter ! IOException
          web.Shop.doGet ! IOException
            web.Shop.writeUntilGone ! IOException
      """;

  private static final String ASYNC =
      """
      server GET /shop/complete 202
        web.Gate.doFilter
          web.Shop.doGet
            web.Shop.startAsync
              web.Shop$Completion.run
      server GET /shop/dispatch 200
        web.Gate.doFilter
          web.Shop.doGet
            web.Shop.startAsync
              web.Shop$Dispatch.run
        web.Shop.doGet
          web.Shop.place
      server GET /shop/again 202
        web.Gate.doFilter
          web.Shop.doGet
            web.Shop.startAsync
              web.Shop$Dispatch.run
        web.Shop.doGet
          web.Shop.startAsync
            web.Shop$Completion.run
      server GET /shop/run 202
        web.Gate.doFilter
          web.Shop.doGet
            web.Shop.startAsync
              web.Shop$Completion.run
      server GET /shop/timeout 500
        web.Gate.doFilter
          web.Shop.doGet
            web.Shop.startAsync
        web.Shop.doGet
          web.Shop.apologize
      """;

  private static final String MISSING =
      """
      server GET /shop/missing 404
        web.Gate.doFilter
          web.Shop.doGet
        web.Shop.doGet
          web.Shop.apologize
      """;

  /** The oldest Jetty makes the page of an error at once. */
  private static final String MISSING_AT_ONCE =
      """
      server GET /shop/missing 404
        web.Gate.doFilter
          web.Shop.doGet
            web.Shop.doGet
              web.Shop.apologize
      """;

  private static final String FAILED =
      """
      server GET /shop/fail 500 ! java.lang.IllegalStateException
        web.Gate.doFilter
          web.Shop.doGet
            web.Shop.startAsync
              web.Shop$Dispatch.run
        web.Shop.doGet ! java.lang.IllegalStateException
      """;

  /** Undertow makes none where an asynchronous request fails. */
  private static final String PAGE_OF_FAILED =
      """
        web.Shop.doGet
          web.Shop.apologize
      """;

  @ParameterizedTest
  @CsvSource({
    "jetty-9-oldest, 8",
    "jetty-9, 11",
    "jetty-12-oldest, 17",
    "jetty-12, 25",
    "tomcat-9-oldest, 8",
    "tomcat-9, 21",
    "tomcat-10, 11",
    "tomcat-11-oldest, 17",
    "tomcat-11, 25",
    "undertow-2-oldest, 8",
    "undertow-2.2, 8",
    "undertow-2.3, 17",
  })
  void request_isTheRootOfWhatItCalls(String container, int java) {
    List<String> paths =
        List.of(
            "plain",
            "forward",
            "include",
            "throw",
            "gone",
            "complete",
            "dispatch",
            "again",
            "run",
            "timeout",
            "missing",
            "fail");
    Run run =
        ServerProgram.servlet(
                container, java, paths.stream().map("/shop/"::concat).toArray(String[]::new))
            .options("include=web.Shop:web.Gate#doFilter")
            .runLikePlain();
    assertThat(run.exitCode()).isZero();
    // Each container has a type of its own for a client that is gone.
    String tree = Tree.of(run.spans()).replaceAll("! \\S+(Eof|Abort|IO)Exception", "! IOException");
    assertThat(tree).isEqualTo(SYNC + ASYNC + errors(container));
    assertThat(run.lines("http_response")).hasSize(paths.size());
  }

  /** Tomcat may end it while the app is still writing, so what else there is differs. */
  @ParameterizedTest
  @CsvSource({"jetty-12, 21", "tomcat-9, 11", "undertow-2.3, 17"})
  void asynchronousRequest_endsThoughItsClientIsGone(String container, int java) {
    Run run =
        ServerProgram.servlet(container, java, "/shop/left").options("include=web.Shop").run();
    Span request = only(run, span -> span.entry().is("http_request"));
    Span writing = only(run, span -> "web.Shop.writeUntilGone".equals(span.function()));
    assertThat(request.exit().timestampNs()).isGreaterThan(writing.entry().timestampNs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable=servlet", "events=function:exception"})
  void request_isNoEventWhereItIsNotWanted(String option) {
    Run run =
        ServerProgram.servlet("tomcat-11", 17, "/shop/plain")
            .options("include=web.Shop", option)
            .run();
    assertThat(Tree.of(run.spans())).isEqualTo("web.Shop.doGet\n  web.Shop.place\n");
  }

  private static Span only(Run run, Predicate<Span> wanted) {
    List<Span> found = run.spans().stream().filter(wanted).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static String errors(String container) {
    String missing = container.equals("jetty-9-oldest") ? MISSING_AT_ONCE : MISSING;
    return missing + (container.startsWith("undertow") ? FAILED : FAILED + PAGE_OF_FAILED);
  }
}
