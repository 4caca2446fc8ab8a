package io.telemetryagent.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A command that has run in this JVM: what it wrote, and how it ended. */
record CliRun(int exitCode, String out, String err) {

  static CliRun of(String... args) {
    return of(Map.of(), new byte[0], args);
  }

  static CliRun of(Map<String, String> environment, byte[] in, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(in),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            false,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            environment);
    int exitCode = Cli.run(terminal, args);
    return new CliRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
