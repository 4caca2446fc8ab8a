package workload;

/** The copies of {@link Template} that the runner made for this run. */
final class GeneratedClasses {
  /** Calls that one {@link Template#run} makes, itself included. */
  private static final int CALLS = 11;

  private GeneratedClasses() {}

  /** Loads so many of them and calls each method once; returns how many calls that was. */
  static long load(int classes, Results results) throws ReflectiveOperationException {
    Runnable[] loaded = new Runnable[classes];
    long start = System.nanoTime();
    for (int i = 0; i < classes; i++) {
      Class<?> type = Class.forName("generated.C" + i);
      loaded[i] = (Runnable) type.getConstructor().newInstance();
    }
    results.put("load_ms", (System.nanoTime() - start) / 1e6);
    for (Runnable each : loaded) {
      each.run();
    }
    return (long) CALLS * classes;
  }
}
