package safety;

/** Exits, or kills itself by an exception, while other threads call as fast as they can. */
public final class Hot {
  private static volatile int sink;

  public static void main(String[] args) throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      Thread thread = new Thread(Hot::loop, "hot-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    Thread.sleep(300);
    System.out.println("done");
    System.exit(3);
  }

  static void loop() {
    while (true) {
      sink = outer(sink);
    }
  }

  static int outer(int n) {
    return inner(n) + 1;
  }

  static int inner(int n) {
    if (n % 1000 == 0) {
      Thread.yield();
    }
    return n;
  }
}
