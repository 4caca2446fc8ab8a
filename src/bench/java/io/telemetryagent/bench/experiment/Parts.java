package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.page.Figure;
import io.telemetryagent.bench.page.Goals;
import io.telemetryagent.bench.page.Table;
import io.telemetryagent.bench.run.Plan;
import io.telemetryagent.bench.run.Setup;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What does each part take? JMH, in pairs: {@code baselineX} is the least that could be done,
 * {@code measureX} the part itself.
 */
final class Parts implements Experiment {
  private static final String BASELINE = "baseline";
  private static final String MEASURE = "measure";

  @Override
  public String name() {
    return "parts";
  }

  @Override
  public String measure(Setup setup) throws IOException {
    Map<String, RunResult> results = run(setup.plan());
    Table table =
        new Table(
            "part", "ns", "baseline, ns", "difference, ns", "allocated, bytes", "by the baseline");
    results.forEach(
        (name, result) -> {
          if (name.contains("." + MEASURE)) {
            RunResult baseline = results.get(name.replace("." + MEASURE, "." + BASELINE));
            table.row(
                name.replace("Benchmark." + MEASURE, ", "),
                Figure.of(nanos(result), 1),
                Figure.of(nanos(baseline), 1),
                Figure.of(nanos(result) - nanos(baseline), 1),
                Figure.of(allocated(result), 0),
                Figure.of(allocated(baseline), 0));
          }
        });
    return table + "\n" + goals(results);
  }

  private static Goals goals(Map<String, RunResult> results) {
    return new Goals()
        .atMost("a call while tracing is off", 10, call(results, "CallWhileStopped"), 1, " ns")
        .atMost("a call of a trace not kept", 10, call(results, "UnsampledCall"), 1, " ns")
        .atMost("a damped call", 40, call(results, "DampedCall"), 1, " ns");
  }

  private static double call(Map<String, RunResult> results, String kind) {
    return nanos(results.get("TracerBenchmark.measure" + kind));
  }

  /** The results by class and method, such as {@code TracerBenchmark.measureCall}. */
  private static Map<String, RunResult> run(Plan plan) throws IOException {
    TimeValue time = TimeValue.milliseconds(plan.partMillis());
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("Benchmark\\.(" + BASELINE + "|" + MEASURE + ")")
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .forks(1)
        .warmupIterations(plan.partIterations())
        .warmupTime(time)
        .measurementIterations(plan.partIterations())
        .measurementTime(time)
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT);
    Map<String, RunResult> results = new TreeMap<>();
    try {
      for (RunResult result : new Runner(options.build()).run()) {
        String name = result.getParams().getBenchmark();
        results.put(name.replaceFirst("^.*\\.(?=\\w+\\.\\w+$)", ""), result);
      }
    } catch (RunnerException e) {
      throw new IOException(e);
    }
    return results;
  }

  private static double nanos(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  private static double allocated(RunResult result) {
    return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
  }
}
