package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.run.Setup;
import java.io.IOException;

/** One question, answered by runs and their tables. */
public interface Experiment {
  /** The section of the page it fills, and what {@code --only} takes. */
  String name();

  /** Measures and returns the tables, in Markdown; plots go into the folder of the page. */
  String measure(Setup setup) throws IOException, InterruptedException;
}
