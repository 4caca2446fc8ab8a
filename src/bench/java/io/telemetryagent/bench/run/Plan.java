package io.telemetryagent.bench.run;

import java.util.List;

/**
 * How much is measured.
 *
 * @param name the option that asks for it
 * @param rounds how often each agent has its turn where agents are compared call by call
 * @param fewRounds the same in the other comparisons of calls
 * @param startRounds the same where only the start is measured
 * @param webRounds the same where a web application starts
 * @param warmupMillis calls made before any is timed
 * @param bursts how many bursts are timed
 * @param sustainedMillis how long calls are timed without pause
 * @param classes how many classes of ten methods are woven
 * @param runLengths how many calls a run makes where it must not matter
 * @param partIterations how often each part is measured
 * @param partMillis how long each time
 */
public record Plan(
    String name,
    int rounds,
    int fewRounds,
    int startRounds,
    int webRounds,
    int warmupMillis,
    int bursts,
    int sustainedMillis,
    List<Integer> classes,
    List<Integer> runLengths,
    int partIterations,
    int partMillis) {

  /** Shows within minutes that all works; its figures mean nothing. */
  private static final Plan TINY =
      new Plan(
          "tiny", 1, 1, 1, 1, 500, 20, 500, List.of(1, 10), List.of(100_000, 1_000_000), 1, 100);

  /** Under twenty minutes. */
  private static final Plan SHORT =
      new Plan(
          "short",
          3,
          1,
          5,
          3,
          1200,
          120,
          1500,
          List.of(1, 100, 5000),
          List.of(100_000, 1_000_000, 10_000_000),
          3,
          400);

  /** For publication, on a machine that does nothing else. */
  private static final Plan LONG =
      new Plan(
          "long",
          9,
          5,
          21,
          11,
          5000,
          1000,
          10_000,
          List.of(1, 100, 5000),
          List.of(100_000, 1_000_000, 10_000_000, 100_000_000),
          10,
          1000);

  /** The plan that the option {@code --NAME} asks for. */
  public static Plan named(String name) {
    for (Plan plan : List.of(TINY, SHORT, LONG)) {
      if (plan.name.equals(name)) {
        return plan;
      }
    }
    throw new IllegalArgumentException("no plan of that name: " + name);
  }
}
