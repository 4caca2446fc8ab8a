package io.telemetryagent.bench.variant;

import io.telemetryagent.bench.arrival.KiekerRecords;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Kieker's Byte Buddy agent. Its queue waits when full; a call left by a throw has no record. */
public record Kieker(Path jar, boolean binary) implements Variant {
  private static final String FILES = "kieker.monitoring.writer.filesystem.";

  @Override
  public String label() {
    return binary ? "Kieker, binary file" : "Kieker, text file";
  }

  @Override
  public Launch launch(Path folder, Target target) {
    String handler = binary ? "BinaryLogStreamHandler" : "TextLogStreamHandler";
    // It weaves all methods of a class that a pattern names; dots among parameters break its
    // parser.
    String include = "* " + target.type() + ".*()";
    return new Launch(
        List.of(
            "-javaagent:" + jar,
            "-D" + FILES + "FileWriter.customStoragePath=" + folder,
            "-D" + FILES + "FileWriter.logStreamHandler=" + FILES + handler),
        Map.of(
            "KIEKER_SIGNATURES_INCLUDE",
            target.generated() ? include + ";* generated.*.*()" : include),
        new KiekerRecords(folder));
  }
}
