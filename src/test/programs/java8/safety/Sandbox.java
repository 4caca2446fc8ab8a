package safety;

/** Runs under a security manager that grants it nothing. */
public final class Sandbox {
  public static void main(String[] args) throws InterruptedException {
    Thread thread = new Thread(() -> System.out.println(work(2) + secret()));
    thread.start();
    thread.join();
    System.out.println(work(1) + secret());
  }

  static String work(int n) {
    try {
      return "worked " + fail(n);
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  static int fail(int n) {
    if (n > 1) {
      throw new IllegalStateException("failed");
    }
    return n;
  }

  static String secret() {
    try {
      return System.getProperty("user.home");
    } catch (SecurityException e) {
      return " refused";
    }
  }
}
