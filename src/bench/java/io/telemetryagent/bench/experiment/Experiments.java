package io.telemetryagent.bench.experiment;

import java.util.List;

/** All experiments, in the order of the page. */
public final class Experiments {
  private static final List<Experiment> ALL =
      List.of(
          new OneThread(),
          new Bursts(),
          new Threads(),
          new Exceptions(),
          new VirtualThreads(),
          new MethodTrace(),
          new Sending(),
          new StartUp(),
          new WebApplication(),
          new Weaving(),
          new Flatness(),
          new Parts());

  private Experiments() {}

  /** The one of that name; all where it is null. */
  public static List<Experiment> named(String name) {
    List<Experiment> found =
        ALL.stream().filter(each -> name == null || each.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no experiment " + name + "; there are " + ALL.stream().map(Experiment::name).toList());
    }
    return found;
  }
}
