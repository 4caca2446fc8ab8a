package io.telemetryagent.e2e.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.cloud.CloudServer;
import io.telemetryagent.e2e.cloud.Platform;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.jvm.RunFolder;
import io.telemetryagent.e2e.lines.LineSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A run with an event of every type, in a pod of which everything is known: the example's shop,
 * then a changed option, a method that is called too often, and more traces than are kept.
 */
public final class EveryEvent {
  private static final Path SHOP = Path.of("../../examples/target/shop.jar");
  private static final Map<String, Run> RUNS = new ConcurrentHashMap<>();

  private EveryEvent() {}

  /** The run with that {@code output_format}; made once for all tests. */
  public static Run in(String format) {
    return RUNS.computeIfAbsent(format, EveryEvent::run);
  }

  /** The values of {@code event_type}. */
  public static List<String> types() {
    List<String> types = new ArrayList<>();
    LineSchema.STRICT
        .json()
        .at("/properties/event_type/enum")
        .forEach(type -> types.add(type.stringValue()));
    return types;
  }

  private static Run run(String format) {
    Platform eks =
        Platform.all()
            .filter(each -> each.toString().startsWith("EKS, cluster by tag"))
            .findFirst()
            .orElseThrow();
    List<String> steps = new ArrayList<>();
    Collections.addAll(steps, "event agent_metadata", "main shop.Shop");
    Collections.addAll(steps, "write agent.properties exclude=shop.Nothing", "event agent_config");
    Collections.addAll(steps, "call 30", "event method_damped", "call 30");
    steps.addAll(Collections.nCopies(20, "call 1"));
    try (CloudServer server = new CloudServer()) {
      Run run =
          eks.jvm(server, RunFolder.create(Map.of()))
              .classpath(SHOP, Path.of("target/programs/java8"))
              .main("cloud.Script", steps.toArray(new String[0]))
              .environment("KUBERNETES_NAMESPACE", "sales")
              .environment("KUBERNETES_CONTAINER_NAME", "web")
              .environment("NODE_NAME", "rack-7")
              .file("agent.properties", "")
              .options("output_format=" + format, "config=agent.properties")
              .options("include=shop.*:cloud.Script#call*", "service_version=1.2.3")
              .options("max_calls_per_second=20", "max_traces_per_second=4")
              .options("metadata_cache=off", "metadata_timeout_ms=20000")
              .run();
      assertThat(run.exitCode()).as(run.toString()).isZero();
      for (String type : types()) {
        assertThat(run.lines(type)).as(type).isNotEmpty();
      }
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
