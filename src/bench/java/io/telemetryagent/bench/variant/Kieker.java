package io.telemetryagent.bench.variant;

import io.telemetryagent.bench.arrival.KiekerRecords;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Kieker's Byte Buddy agent. Its queue waits when full; a call left by a throw has no record.
 *
 * @param yields whether a thread that waits yields, instead of parking as is the default. That
 *     remembers one thread only: when several wait, the app hangs.
 */
public record Kieker(Path jar, boolean binary, boolean yields) implements Variant {
  private static final String FILES = "kieker.monitoring.writer.filesystem.";
  private static final String WAITING =
      "kieker.monitoring.core.controller.WriterController.QueuePutStrategy";
  private static final String STRATEGIES = "kieker.monitoring.queue.putstrategy.";

  @Override
  public String label() {
    return binary ? "Kieker, binary file" : "Kieker, text file";
  }

  @Override
  public Launch launch(Path folder, Target target) {
    String handler = binary ? "BinaryLogStreamHandler" : "TextLogStreamHandler";
    // It weaves all methods of a class that a pattern names; dots among parameters break its
    // parser.
    String waiting = yields ? "YieldPutStrategy" : "SPBlockingPutStrategy";
    String include = "* " + target.type() + ".*()";
    return new Launch(
        List.of(
            "-javaagent:" + jar,
            "-D" + FILES + "FileWriter.customStoragePath=" + folder,
            "-D" + FILES + "FileWriter.logStreamHandler=" + FILES + handler,
            "-D" + WAITING + "=" + STRATEGIES + waiting),
        Map.of(
            "KIEKER_SIGNATURES_INCLUDE",
            include + target.below().map(name -> ";* " + name + ".*.*()").orElse("")),
        new KiekerRecords(folder));
  }
}
