package faults;

/** Throws, catches, rethrows and wraps. */
public final class Rethrows {
  private static final RuntimeException SHARED = new IllegalStateException("shared");

  public static void main(String[] args) {
    attempt(Rethrows::outer);
    attempt(Rethrows::wrapping);
    attempt(Rethrows::shared);
    attempt(Rethrows::shared);
    attempt(Rethrows::checkedInDisguise);
    attempt(() -> catching());
    attempt(Rethrows::ownMessage);
  }

  private static void attempt(Runnable action) {
    try {
      action.run();
      System.out.println("nothing thrown");
    } catch (Throwable e) {
      System.out.println(e + " caused by " + e.getCause());
    }
  }

  static void outer() {
    middle();
  }

  static void middle() {
    inner();
  }

  static void inner() {
    throw new IllegalStateException("boom");
  }

  static void wrapping() {
    try {
      inner();
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException("wrapped", e);
    }
  }

  /** The same object is thrown twice, by two calls that have nothing to do with each other. */
  static void shared() {
    throw SHARED;
  }

  static void checkedInDisguise() {
    Rethrows.<RuntimeException>sneak(new java.io.IOException("checked"));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable e) throws E {
    throw (E) e;
  }

  static void catching() {
    for (int i = 0; i < 3; i++) {
      try {
        inner();
      } catch (IllegalStateException e) {
        System.out.println("caught " + e.getMessage());
      } finally {
        after();
      }
    }
  }

  static int after() {
    return 1;
  }

  static void ownMessage() {
    throw new Hostile();
  }

  /** An exception that fails when it is asked about itself. */
  static final class Hostile extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new UnsupportedOperationException("no message");
    }

    @Override
    public String toString() {
      return "hostile";
    }
  }
}
