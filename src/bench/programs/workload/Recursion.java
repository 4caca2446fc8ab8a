package workload;

/** What the agents trace: an empty method that calls itself, and one that only throws. */
public final class Recursion {
  /** Calls {@code depth} methods, itself included. */
  public void call(int depth) {
    if (depth > 1) {
      call(depth - 1);
    }
  }

  /** Throws a new exception. */
  public void fail() {
    throw new IllegalStateException("thrown on purpose");
  }
}
