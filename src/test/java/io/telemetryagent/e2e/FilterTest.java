package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Javac;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.otlp.Comparison;
import io.telemetryagent.e2e.otlp.HttpReceiver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters of the user's, from jars of their own. */
class FilterTest {
  private static final Path SHOP = Path.of("../../examples/target/shop.jar");
  private static final Path QUIET =
      Path.of("../../examples/filter/target/quiet-shop.jar").toAbsolutePath();
  private static final String SERVICE = "META-INF/services/io.telemetryagent.extension.EventFilter";

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(ints = {8, 25})
  void example_leavesOutWhatIsServedToLookers(int java) {
    try (HttpReceiver receiver = new HttpReceiver()) {
      Run run =
          AgentJvm.java(java)
              .jar(SHOP)
              .options("extensions=" + QUIET, "otlp_endpoint=" + receiver.url())
              .run();
      checkQuiet(run);
      Comparison.check(run, receiver.collected());
    }
  }

  private static void checkQuiet(Run run) {
    assertThat(run.lines("http_request").stream().filter(Line::isServed))
        .hasSize(4)
        .allMatch(line -> line.attribute("http.url").contains("/orders"))
        .extracting(line -> line.attribute("shop.item"))
        .containsExactlyInAnyOrder("lamp", "chair", "table", "table");
    assertThat(run.spans())
        .filteredOn(span -> String.valueOf(span.function()).contains(".WebServer.lambda$new$"))
        .extracting(span -> span.parentEntry().message(), span -> span.parentEntry().isServed())
        .containsExactlyInAnyOrder(
            tuple("GET /catalog", false),
            tuple("POST /orders", true),
            tuple("POST /orders", true),
            tuple("POST /orders", true),
            tuple("POST /orders", true),
            tuple("GET /catalog", false));
    Line stop = run.lines("agent_stop").get(0);
    assertThat(stop.attribute("filtered.http_request")).isEqualTo("2");
    assertThat(stop.attribute("filtered.http_response")).isEqualTo("2");
    assertThat(stop.attribute("events_filtered")).isEqualTo("4");
    assertThat(stop.attribute("filter_failures")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 21})
  void extension_seesTheJdkAndWhatIsMadeForIt_andIsNotTraced(int java) throws IOException {
    Run run =
        AgentJvm.java(java)
            .main("output.Busy", "10")
            .options("include=output.*:probe.*", "extensions=" + sight())
            .run();
    assertThat(run.calls())
        .containsEntry("output.Busy.call", 10L)
        .containsEntry("output.Busy.work", 2L)
        .doesNotContainKey("output.Busy.main")
        .doesNotContainKey("probe.Sight.filter");
    for (Line line : run.lines("function_entry")) {
      assertThat(line.attribute("seen"))
          .isEqualTo("java.sql.Driver io.telemetryagent.extension.EventFilter");
    }
  }

  @Test
  void jarThatCannotBeUsed_leavesTheAppAlone() {
    Run run =
        AgentJvm.java(Jdks.own()).main("output.Busy", "1").options("extensions=no.jar").runOff();
    assertThat(run.stderr())
        .isEqualTo(
            "telemetry-agent: extensions=no.jar cannot be used (it is not a file). Telemetry is"
                + " off; the application runs on.\n");
    assertThat(run.exitCode()).isZero();
  }

  /** The jar of a filter that was compiled with nothing but the agent's jar. */
  private Path sight() throws IOException {
    Path classes = temp.resolve("classes");
    Path source = Path.of("programs/extension/probe/Sight.java");
    Javac.compile(8, classes, List.of(AgentJvm.AGENT), source);
    Path jar = temp.resolve("sight.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new ZipEntry(SERVICE));
      entries.write("probe.Sight # a comment\n".getBytes());
      entries.putNextEntry(new ZipEntry("probe/Sight.class"));
      entries.write(Files.readAllBytes(classes.resolve("probe/Sight.class")));
    }
    return jar;
  }
}
