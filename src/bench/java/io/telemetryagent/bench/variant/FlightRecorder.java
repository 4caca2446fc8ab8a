package io.telemetryagent.bench.variant;

import io.telemetryagent.bench.arrival.Recording;
import java.nio.file.Path;
import java.util.List;

/** The JDK's own method trace (JEP 520, JDK 25). Exact names; drops when its buffers are full. */
public record FlightRecorder(Path javaHome) implements Variant {
  @Override
  public String label() {
    return "JFR method trace";
  }

  @Override
  public Launch launch(Path folder, Target target) {
    Path file = folder.resolve("recording.jfr");
    return new Launch(
        List.of(
            "-XX:StartFlightRecording:jdk.MethodTrace#enabled=true,jdk.MethodTrace#threshold=0ns,"
                + "jdk.MethodTrace#stackTrace=false,jdk.MethodTrace#filter="
                + target.type()
                + "::call,filename="
                + file),
        new Recording(file, javaHome.resolve("bin/jfr")));
  }
}
