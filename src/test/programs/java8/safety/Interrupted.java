package safety;

/** Its interrupt flag is its own, however full the agent's queue. */
public final class Interrupted {
  public static void main(String[] args) {
    Thread.currentThread().interrupt();
    int sum = 0;
    for (int i = 0; i < 50_000; i++) {
      sum += call(i);
      if (!Thread.currentThread().isInterrupted()) {
        System.out.println("lost after " + i);
        return;
      }
    }
    System.out.println(sum + " " + Thread.interrupted());
  }

  static int call(int n) {
    return n & 3;
  }
}
