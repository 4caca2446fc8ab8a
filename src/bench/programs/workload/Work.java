package workload;

/** One unit of work, of a known number of traced calls, timed as a whole. */
abstract class Work {
  /** Traced calls in one unit. */
  final int calls;

  final Recursion target = new Recursion();

  private Work(int calls) {
    this.calls = calls;
  }

  abstract void once();

  static Work of(String kind, int calls) {
    return kind.equals("throws") ? new Throws(calls) : new Recurses(calls);
  }

  /** A recursion as deep as there are calls. */
  private static final class Recurses extends Work {
    Recurses(int calls) {
      super(calls);
    }

    @Override
    void once() {
      target.call(calls);
    }
  }

  /** Calls one after the other, each left by a new exception that is caught here. */
  private static final class Throws extends Work {
    Throws(int calls) {
      super(calls);
    }

    @Override
    void once() {
      for (int i = 0; i < calls; i++) {
        try {
          target.fail();
        } catch (IllegalStateException expected) {
          // Thrown for the agent's sake.
        }
      }
    }
  }
}
