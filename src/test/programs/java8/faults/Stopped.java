package faults;

/** A thread that is stopped from outside, inside its third call. */
public final class Stopped {
  private static volatile boolean inside;

  @SuppressWarnings("deprecation")
  public static void main(String[] args) throws InterruptedException {
    Thread thread = new Thread(Stopped::first, "victim");
    thread.start();
    while (!inside) {
      Thread.sleep(1);
    }
    thread.stop();
    thread.join();
    System.out.println("joined " + last());
  }

  static void first() {
    try {
      second();
    } catch (ThreadDeath e) {
      System.out.println("dying");
      throw e;
    }
  }

  static void second() {
    inside = true;
    while (inside) {
      spin();
    }
  }

  static int spin() {
    int sum = 0;
    for (int i = 0; i < 1000; i++) {
      sum += i;
    }
    return sum;
  }

  static int last() {
    return 1 + 0;
  }
}
