package greeting;

/** The smallest thing to trace: one method, called once well and once not. */
public final class Greeting {
  private Greeting() {}

  /** Greets twice. */
  public static void main(String[] args) {
    System.out.println(greet("world"));
    try {
      greet("");
    } catch (IllegalArgumentException e) {
      System.out.println("no name, no greeting");
    }
  }

  static String greet(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("whom?");
    }
    return "Hello, " + name + "!";
  }
}
