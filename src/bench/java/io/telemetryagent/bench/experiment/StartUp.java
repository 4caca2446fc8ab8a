package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.page.Figure;
import io.telemetryagent.bench.page.Goals;
import io.telemetryagent.bench.page.Plots;
import io.telemetryagent.bench.page.Table;
import io.telemetryagent.bench.run.Agents;
import io.telemetryagent.bench.run.Fork;
import io.telemetryagent.bench.run.Jdks;
import io.telemetryagent.bench.run.Sample;
import io.telemetryagent.bench.run.Samples;
import io.telemetryagent.bench.run.Setup;
import io.telemetryagent.bench.run.Turns;
import io.telemetryagent.bench.variant.Target;
import io.telemetryagent.bench.variant.Variant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How much later is main reached, and how much memory is taken before the app does anything? */
final class StartUp implements Experiment {
  /** How long main waits before memory is read: agents go on starting beside it. */
  private static final int HOLD_MILLIS = 1500;

  /** More connections than all runs make: the kernel takes them, and nobody ever answers. */
  private static final int UNANSWERED = 1000;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String measure(Setup setup) throws IOException, InterruptedException {
    Agents agents = new Agents(setup);
    List<Variant> variants = agents.oneOfEach();
    Samples samples =
        Turns.take(setup.plan().startRounds(), variants, variant -> start(setup, variant));
    Samples classes = Turns.take(1, variants, variant -> classes(setup, Target.HELLO, variant));
    return table(agents, samples, classes)
        + samples.failures()
        + "\n"
        + plot(setup, variants, samples)
        + "\n"
        + besideMetadataServers(setup, agents)
        + "\n"
        + goals(setup, agents, samples);
  }

  private static Sample start(Setup setup, Variant variant)
      throws IOException, InterruptedException {
    Sample sample =
        new Fork(setup, Jdks.own(), Target.HELLO)
            .run(variant, "Hello", Map.of("hold_ms", HOLD_MILLIS));
    return sample.put("main_ms", sample.get("main_epoch_ms") - sample.get("started_epoch_ms"));
  }

  /** Where the JVM took its classes from. In a run of its own: the log takes time. */
  private static Sample classes(Setup setup, Target target, Variant variant)
      throws IOException, InterruptedException {
    Path log = setup.target().resolve("classes.txt");
    new Fork(setup, Jdks.own(), target)
        .with("-Xlog:class+load:file=" + log)
        .run(variant, "Hello", Map.of("hold_ms", HOLD_MILLIS));
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      return new Sample()
          .put("loaded", all.size())
          .put("shared", count(all, "shared objects file"))
          .put("byte_buddy", count(all, " net.bytebuddy."));
    }
  }

  private static double count(List<String> lines, String part) {
    return lines.stream().filter(line -> line.contains(part)).count();
  }

  private static Table table(Agents agents, Samples samples, Samples classes) {
    Table table =
        new Table(
            "agent",
            "main reached, ms",
            "beyond no agent, ms",
            "CPU, s",
            "RSS, MB",
            "beyond no agent, MB",
            "classes loaded",
            "of them from the JDK's archive");
    for (Variant variant : agents.oneOfEach()) {
      table.row(
          variant.label(),
          Figure.of(samples.median(variant, "main_ms"), 0),
          Figure.beyond(later(agents, samples, variant), 0),
          Figure.of(samples.median(variant, "cpu_ms") / 1000, 2),
          Figure.of(samples.median(variant, "resident_kib") / 1024, 0),
          Figure.beyond(largerMegabytes(agents, samples, variant), 0),
          Figure.of(classes.median(variant, "loaded"), 0),
          Figure.of(classes.median(variant, "shared"), 0));
    }
    return table;
  }

  /** The same program, where a metadata server takes connections and never answers. */
  private static String besideMetadataServers(Setup setup, Agents agents)
      throws IOException, InterruptedException {
    int closedPort = closedPort();
    try (ServerSocket silent = listen()) {
      Variant refused = asking(agents, "metadata server refuses", closedPort);
      Variant hung = asking(agents, "metadata server hangs", silent.getLocalPort());
      List<Variant> variants = List.of(refused, hung);
      Samples samples =
          Turns.take(setup.plan().startRounds(), variants, variant -> start(setup, variant));
      Table table = new Table("agent", "main reached, ms");
      for (Variant variant : variants) {
        table.row(variant.label(), Figure.of(samples.median(variant, "main_ms"), 0));
      }
      double ratio = samples.median(hung, "main_ms") / samples.median(refused, "main_ms");
      Goals goals = new Goals();
      goals.atMost("main reached, metadata server hangs, times refuses", 1.05, ratio, 2, "");
      return table + samples.failures() + "\n" + goals;
    }
  }

  private static Variant asking(Agents agents, String remark, int port) {
    return agents.toFile.with(remark, "metadata_endpoint=http://127.0.0.1:" + port);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket server = listen()) {
      return server.getLocalPort();
    }
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, UNANSWERED, InetAddress.getLoopbackAddress());
  }

  private static Goals goals(Setup setup, Agents agents, Samples samples)
      throws IOException, InterruptedException {
    // No class of the program matches.
    Sample idle = classes(setup, Target.CLINIC, agents.toFile);
    double jar = Files.size(setup.agent()) / (1024.0 * 1024);
    return new Goals()
        .atMost("main later", 150, later(agents, samples, agents.toFile), 0, " ms")
        .atMost("more RSS", 30, largerMegabytes(agents, samples, agents.toFile), 0, " MB")
        .atMost("classes of Byte Buddy, nothing to weave", 0, idle.get("byte_buddy"), 0, "")
        .atMost("the jar", 10, jar, 1, " MiB");
  }

  private static double later(Agents agents, Samples samples, Variant variant) {
    return samples.median(variant, "main_ms") - samples.median(agents.none, "main_ms");
  }

  private static double largerMegabytes(Agents agents, Samples samples, Variant variant) {
    String name = "resident_kib";
    return (samples.median(variant, name) - samples.median(agents.none, name)) / 1024;
  }

  private static String plot(Setup setup, List<Variant> variants, Samples samples)
      throws IOException {
    Map<String, Double> bars = new LinkedHashMap<>();
    for (Variant variant : variants) {
      bars.put(variant.label(), samples.median(variant, "main_ms"));
    }
    return Plots.bars(
        setup.docs().resolve("performance-start.svg"),
        "From the start of the process until main is reached",
        "ms, median",
        bars);
  }
}
