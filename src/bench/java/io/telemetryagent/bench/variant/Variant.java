package io.telemetryagent.bench.variant;

import java.io.IOException;
import java.nio.file.Path;

/** An agent to measure, with one way to write out what it traced. */
public interface Variant {
  /** As it stands in the tables. */
  String label();

  /**
   * Makes ready for one process.
   *
   * @param folder the working folder of the process, empty
   */
  Launch launch(Path folder, Target target) throws IOException;
}
