package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.page.Figure;
import io.telemetryagent.bench.page.Goals;
import io.telemetryagent.bench.page.Plots;
import io.telemetryagent.bench.page.Table;
import io.telemetryagent.bench.run.Agents;
import io.telemetryagent.bench.run.Fork;
import io.telemetryagent.bench.run.Jdks;
import io.telemetryagent.bench.run.Samples;
import io.telemetryagent.bench.run.Setup;
import io.telemetryagent.bench.run.Turns;
import io.telemetryagent.bench.variant.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Does a call cost the same in a long run, deep down, in a large app, in a full heap? */
final class Flatness implements Experiment {
  /** Longest a run may take to make its calls. */
  private static final int LIMIT_SECONDS = 300;

  private static final String RUN_LENGTH = "sustained_calls";

  /** One run: what is varied, to which value, and by which argument of the program. */
  private record Case(String varied, int value, String argument, int argumentValue) {
    Case(String varied, String argument, int value) {
      this(varied, value, argument, value);
    }

    /** A long run has no bursts that grow with it; the others are told by their bursts. */
    String median() {
      return (argument.equals(RUN_LENGTH) ? "sustained" : "burst") + ".median";
    }
  }

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
    Map<String, Map<Double, Double>> lines = lines(cases, samples);
    String plot =
        Plots.lines(
            setup.docs().resolve("performance-flat.svg"),
            "A traced call as the run, the stack, the app and the heap grow",
            "ns a call, median",
            lines);
    return table(cases, samples) + samples.failures() + "\n" + plot + "\n" + goals(lines);
  }

  private static List<Case> cases(Setup setup) {
    List<Case> cases = new ArrayList<>();
    setup.plan().runLengths().forEach(n -> cases.add(new Case("calls in a run", RUN_LENGTH, n)));
    List.of(10, 100, 1000).forEach(n -> cases.add(new Case("stack depth", "calls_per_unit", n)));
    setup
        .plan()
        .classes()
        .forEach(n -> cases.add(new Case("woven methods", n * GeneratedJar.METHODS, "classes", n)));
    List.of(1, 100, 300).forEach(n -> cases.add(new Case("MB in use", "ballast_mb", n)));
    return cases;
  }

  private static Fork fork(Setup setup, Case each) throws IOException {
    Fork fork = new Fork(setup, Jdks.own(), Target.RECURSION_AND_GENERATED);
    fork.within(2 * LIMIT_SECONDS);
    boolean classes = each.argument().equals("classes");
    return classes ? fork.with(GeneratedJar.of(setup, each.argumentValue())) : fork;
  }

  private static Map<String, Object> arguments(Setup setup, Case each) {
    CallArguments arguments = new CallArguments(setup.plan());
    if (each.argument().equals(RUN_LENGTH)) {
      arguments.with("sustained_ms", LIMIT_SECONDS * 1000);
    }
    return arguments.with(each.argument(), each.argumentValue()).values();
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
      double nanos = samples.median(each, each.median());
      if (!Double.isNaN(nanos)) {
        lines
            .computeIfAbsent(each.varied(), unused -> new LinkedHashMap<>())
            .put((double) each.value(), nanos);
      }
    }
    return lines;
  }

  private static Goals goals(Map<String, Map<Double, Double>> lines) {
    Goals goals = new Goals();
    lines.forEach(
        (varied, points) -> {
          double first = points.get(Collections.min(points.keySet()));
          double last = points.get(Collections.max(points.keySet()));
          goals.atMost(varied + ": the largest, times the smallest", 1.2, last / first, 2, "");
        });
    return goals;
  }
}
