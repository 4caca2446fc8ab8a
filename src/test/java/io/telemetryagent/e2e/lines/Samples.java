package io.telemetryagent.e2e.lines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lines written by hand, as the agent should write them: whole runs, and the other events. */
final class Samples {
  static final Path RUN = Path.of("resources/lines/run.jsonl");

  /** Another run: a request to another service is answered on another thread. */
  static final Path EXCHANGE = Path.of("resources/lines/exchange.jsonl");

  /** Another run: a request of another service is served, and ended by a worker. */
  static final Path SERVED = Path.of("resources/lines/served.jsonl");

  /** Another run: a method is called too often, and let go. */
  static final Path DAMPED = Path.of("resources/lines/damped.jsonl");

  private static final Path OTHER = Path.of("resources/lines/other.jsonl");

  private static final List<String> NAMES =
      List.of(
          "start",
          "root entry",
          "entry",
          "exception",
          "failed exit",
          "outer exception",
          "failed root exit",
          "stop",
          "metadata",
          "config",
          "exit",
          "http request",
          "http response",
          "http 404",
          "http 503",
          "http failure",
          "db request",
          "db response",
          "failed db response",
          "dropped",
          "refused",
          "damped",
          "summary");

  private Samples() {}

  static List<String> names() {
    return NAMES;
  }

  static String text(String name) {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(RUN));
      lines.addAll(Files.readAllLines(OTHER));
      return lines.get(NAMES.indexOf(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
