package io.telemetryagent.e2e.tools;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import java.nio.file.Path;

/** The example's web shop, traced. */
final class ShopRun {
  private static final Path JAR = Path.of("../../examples/target/shop.jar");

  private final Run run = AgentJvm.java(17).jar(JAR).run();

  Path file() {
    return run.linesFile();
  }

  int lines() {
    return run.lines().size();
  }

  /** The trace of the shop's main method. */
  String trace() {
    return run.lines().stream()
        .filter(line -> "shop.Shop.main".equals(line.functionName()))
        .map(Line::traceId)
        .findFirst()
        .orElseThrow();
  }

  /** How many spans there are in that trace. */
  long spans() {
    String trace = trace();
    return run.spans().stream().filter(span -> span.entry().traceId().equals(trace)).count();
  }

  /** A program that was halted within two calls. */
  static Path halted() {
    return AgentJvm.java(17)
        .main("cloud.Script", "halt")
        .options("include=cloud.Script#main:cloud.Script#halt")
        .runKilled()
        .linesFile();
  }
}
