package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.Agents;
import io.telemetryagent.bench.Fork;
import io.telemetryagent.bench.Jdks;
import io.telemetryagent.bench.Samples;
import io.telemetryagent.bench.Setup;
import io.telemetryagent.bench.Turns;
import io.telemetryagent.bench.page.Figure;
import io.telemetryagent.bench.page.Plots;
import io.telemetryagent.bench.page.Table;
import io.telemetryagent.bench.variant.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Does a call cost the same in a long run, deep down, in a large app, in a full heap? */
final class Flatness implements Experiment {
  /** Longest a run may take to make its calls. */
  private static final int LIMIT_SECONDS = 300;

  /** One run: what is varied, and to which value. */
  private record Case(String varied, String argument, int value) {}

  @Override
  public String name() {
    return "flat";
  }

  @Override
  public String measure(Setup setup) throws IOException, InterruptedException {
    List<Case> cases = cases(setup);
    Agents agents = new Agents(setup);
    Samples samples =
        Turns.take(
            setup.plan().fewRounds(),
            cases,
            each -> fork(setup, each).run(agents.toDevNull, "Calls", arguments(setup, each)));
    Plots.lines(
        setup.docs().resolve("performance-flat.svg"),
        "A traced call as the run, the stack, the app and the heap grow",
        "ns a call, mean of bursts",
        lines(cases, samples));
    return table(cases, samples) + samples.failures();
  }

  private static List<Case> cases(Setup setup) {
    List<Case> cases = new ArrayList<>();
    setup
        .plan()
        .runLengths()
        .forEach(n -> cases.add(new Case("calls in a run", "sustained_calls", n)));
    List.of(10, 100, 1000).forEach(n -> cases.add(new Case("stack depth", "calls_per_unit", n)));
    setup.plan().classes().forEach(n -> cases.add(new Case("woven classes", "classes", n)));
    List.of(1, 100, 300).forEach(n -> cases.add(new Case("MB in use", "ballast_mb", n)));
    return cases;
  }

  private static Fork fork(Setup setup, Case each) throws IOException {
    Fork fork = new Fork(setup, Jdks.own(), Target.RECURSION_AND_GENERATED);
    fork.within(2 * LIMIT_SECONDS);
    boolean classes = each.argument().equals("classes");
    return classes ? fork.with(GeneratedJar.of(setup, each.value())) : fork;
  }

  private static Map<String, Object> arguments(Setup setup, Case each) {
    CallArguments arguments = new CallArguments(setup.plan());
    if (each.argument().equals("sustained_calls")) {
      arguments.with("sustained_ms", LIMIT_SECONDS * 1000);
    }
    return arguments.with(each.argument(), each.value()).values();
  }

  private static Table table(List<Case> cases, Samples samples) {
    Table table =
        new Table(
            "varied",
            "to",
            "burst, ns a call: mean / median",
            "sustained, ns a call: mean / median",
            "largest RSS, MB");
    for (Case each : cases) {
      table.row(
          each.varied(),
          Figure.of(each.value(), 0),
          meanAndMedian(samples, each, "burst"),
          meanAndMedian(samples, each, "sustained"),
          Figure.of(samples.median(each, "max_resident_kib") / 1024, 0));
    }
    return table;
  }

  private static String meanAndMedian(Samples samples, Case each, String phase) {
    return Figure.of(samples.median(each, phase + ".mean"), 0)
        + " / "
        + Figure.of(samples.median(each, phase + ".median"), 0);
  }

  private static Map<String, Map<Double, Double>> lines(List<Case> cases, Samples samples) {
    Map<String, Map<Double, Double>> lines = new LinkedHashMap<>();
    for (Case each : cases) {
      boolean run = each.argument().equals("sustained_calls");
      double nanos = samples.median(each, run ? "sustained.mean" : "burst.mean");
      if (!Double.isNaN(nanos)) {
        lines
            .computeIfAbsent(each.varied(), unused -> new LinkedHashMap<>())
            .put((double) each.value(), nanos);
      }
    }
    return lines;
  }
}
