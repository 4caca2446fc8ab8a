package safety;

/** Holds the lock of System.out while it does traced work, then closes it. */
public final class Locked {
  public static void main(String[] args) {
    synchronized (System.out) {
      System.out.println("locked");
      for (int i = 0; i < 500; i++) {
        fail(i);
      }
    }
    if (args.length > 0) {
      System.out.close();
      System.err.println("closed " + fail(1));
    }
  }

  static int fail(int n) {
    try {
      return deeper(100);
    } catch (IllegalStateException e) {
      return n;
    }
  }

  static int deeper(int n) {
    if (n == 0) {
      throw new IllegalStateException("deep");
    }
    return deeper(n - 1) + 1;
  }
}
