package io.telemetryagent.bench;

import io.telemetryagent.bench.experiment.Experiment;
import io.telemetryagent.bench.experiment.Experiments;
import io.telemetryagent.bench.page.Machine;
import io.telemetryagent.bench.page.Page;
import io.telemetryagent.bench.run.Plan;
import io.telemetryagent.bench.run.Setup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs the experiments one after the other; each fills its section of docs/PERFORMANCE.md. */
public final class Bench {
  private Bench() {}

  /**
   * Usage: {@code [--tiny | --short | --long] [--only NAME]}; the working folder is the project's.
   */
  public static void main(String[] args) throws Exception {
    String plan = "short";
    String only = null;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--only") && i + 1 < args.length) {
        only = args[++i];
      } else if (args[i].startsWith("--")) {
        plan = args[i].substring(2);
      } else {
        throw new IllegalArgumentException("not understood: " + args[i]);
      }
    }
    run(new Setup(Path.of("").toAbsolutePath(), Plan.named(plan)), Experiments.named(only));
  }

  private static void run(Setup setup, List<Experiment> experiments) throws Exception {
    Page page = new Page(setup.docs().resolve("PERFORMANCE.md"));
    Machine machine = Machine.here(setup);
    page.replace("machine", machine.table());
    boolean failed = false;
    for (Experiment experiment : experiments) {
      System.err.println("== " + experiment.name());
      long start = System.nanoTime();
      try {
        String tables = experiment.measure(setup);
        page.replace(experiment.name(), tables + "\n" + machine.footnote(experiment.name()));
        System.out.println(tables);
      } catch (IOException e) {
        // The others are worth having all the same.
        e.printStackTrace();
        failed = true;
      }
      System.err.printf("took %.0f s%n", (System.nanoTime() - start) / 1e9);
    }
    System.exit(failed ? 1 : 0);
  }
}
